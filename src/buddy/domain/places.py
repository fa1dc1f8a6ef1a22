"""Which time zone a place lies in, as data: countries, capitals and well-known cities.

Zones are keys of the IANA time zone database. Names are compared without case, accents and
punctuation, so a name is written once. Cities that give a zone its key (Tokyo for ``Asia/Tokyo``)
are found through the key and need no entry here.
"""

from __future__ import annotations

NAMES: dict[str, str] = {
    # Europe
    "Atlantic/Reykjavik": "Iceland",
    "Europe/Amsterdam": "Netherlands, Holland, Rotterdam, The Hague, Utrecht, Eindhoven",
    "Europe/Andorra": "Andorra la Vella",
    "Europe/Athens": "Greece, Thessaloniki, Athen",
    "Europe/Belgrade": "Serbia, Novi Sad",
    "Europe/Berlin": (
        "Germany, Deutschland, Munich, München, Hamburg, Frankfurt, Cologne, Köln, Stuttgart, "
        "Düsseldorf, Leipzig, Dresden, Hanover, Nuremberg, Bremen, Dortmund"
    ),
    "Europe/Bratislava": "Slovakia, Košice",
    "Europe/Brussels": "Belgium, Antwerp, Ghent, Bruges, Brüssel, Bruxelles",
    "Europe/Bucharest": "Romania, Cluj-Napoca, Timișoara, Iași",
    "Europe/Budapest": "Hungary, Debrecen",
    "Europe/Chisinau": "Moldova",
    "Europe/Copenhagen": "Denmark, Aarhus, Odense, København",
    "Europe/Dublin": "Ireland, Cork, Galway",
    "Europe/Helsinki": "Finland, Tampere, Turku, Espoo",
    "Europe/Istanbul": "Turkey, Türkiye, Ankara, Izmir, Antalya",
    "Europe/Kyiv": "Ukraine, Kiev, Lviv, Kharkiv, Odesa, Odessa, Dnipro",
    "Europe/Lisbon": "Porto, Lisboa, Lissabon",
    "Europe/Ljubljana": "Slovenia, Maribor",
    "Europe/London": (
        "United Kingdom, UK, Great Britain, Britain, England, Scotland, Wales, Northern Ireland, "
        "Edinburgh, Glasgow, Manchester, Birmingham, Liverpool, Leeds, Bristol, Cardiff, Oxford, "
        "Belfast, Sheffield, Cambridge, Newcastle, Londres, Londyn"
    ),
    "Europe/Luxembourg": "Luxembourg City",
    "Europe/Madrid": (
        "Barcelona, Valencia, Cádiz, Seville, Sevilla, Bilbao, Málaga, Zaragoza, "
        "Palma de Mallorca, Granada"
    ),
    "Europe/Malta": "Valletta",
    "Europe/Minsk": "Belarus",
    "Europe/Monaco": "Monte Carlo",
    "Europe/Moscow": "St Petersburg, Sochi, Moskau, Moscou, Moskwa",
    "Europe/Oslo": "Norway, Bergen, Trondheim, Stavanger",
    "Europe/Paris": (
        "France, Lyon, Marseille, Nice, Toulouse, Bordeaux, Lille, Strasbourg, Nantes, "
        "Cannes, Paryż"
    ),
    "Europe/Podgorica": "Montenegro",
    "Europe/Prague": "Czechia, Czech Republic, Brno, Ostrava, Prag, Praga, Praha",
    "Europe/Riga": "Latvia",
    "Europe/Rome": (
        "Italy, Milan, Milano, Naples, Napoli, Turin, Torino, Florence, Firenze, Venice, Venezia, "
        "Bologna, Palermo, Genoa, Verona, Rom, Roma, Rzym"
    ),
    "Europe/San_Marino": "San Marino",
    "Europe/Sarajevo": "Bosnia, Bosnia and Herzegovina",
    "Europe/Skopje": "North Macedonia, Macedonia",
    "Europe/Sofia": "Bulgaria, Plovdiv, Varna",
    "Europe/Stockholm": "Sweden, Gothenburg, Malmö, Uppsala",
    "Europe/Tallinn": "Estonia, Tartu",
    "Europe/Tirane": "Albania, Tirana",
    "Europe/Vaduz": "Liechtenstein",
    "Europe/Vatican": "Vatican City, Holy See",
    "Europe/Vienna": "Austria, Österreich, Graz, Salzburg, Innsbruck, Linz, Wien, Vienne, Wiedeń",
    "Europe/Vilnius": "Lithuania, Kaunas",
    "Europe/Warsaw": (
        "Poland, Polska, Polen, Warszawa, Warschau, Varsovie, Kraków, Cracow, Gdańsk, Wrocław, "
        "Poznań, Łódź, Katowice, Lublin, Szczecin, Białystok, Gdynia, Toruń, Rzeszów"
    ),
    "Europe/Zagreb": "Croatia, Split, Dubrovnik",
    "Europe/Zurich": "Switzerland, Schweiz, Geneva, Genf, Genève, Bern, Basel, Lausanne, Davos",
    "Asia/Nicosia": "Cyprus, Limassol, Larnaca",
    # Asia
    "Asia/Almaty": "Kazakhstan, Astana",
    "Asia/Amman": "Jordan",
    "Asia/Ashgabat": "Turkmenistan",
    "Asia/Baghdad": "Iraq, Basra, Erbil",
    "Asia/Bahrain": "Manama",
    "Asia/Baku": "Azerbaijan",
    "Asia/Bangkok": "Thailand, Phuket, Chiang Mai, Pattaya",
    "Asia/Beirut": "Lebanon",
    "Asia/Bishkek": "Kyrgyzstan",
    "Asia/Brunei": "Bandar Seri Begawan",
    "Asia/Colombo": "Sri Lanka, Sri Jayawardenepura Kotte",
    "Asia/Damascus": "Syria, Aleppo",
    "Asia/Dhaka": "Bangladesh, Chittagong",
    "Asia/Dili": "East Timor, Timor-Leste",
    "Asia/Dubai": "United Arab Emirates, UAE, Abu Dhabi, Sharjah",
    "Asia/Dushanbe": "Tajikistan",
    "Asia/Gaza": "Palestine, Ramallah",
    "Asia/Ho_Chi_Minh": "Vietnam, Hanoi, Saigon, Da Nang",
    "Asia/Jerusalem": "Israel, Haifa, Tel Aviv",
    "Asia/Kabul": "Afghanistan",
    "Asia/Karachi": "Pakistan, Islamabad, Lahore, Rawalpindi, Faisalabad",
    "Asia/Kathmandu": "Nepal",
    "Asia/Kolkata": (
        "India, Mumbai, Bombay, Delhi, New Delhi, Bangalore, Bengaluru, Chennai, Madras, "
        "Hyderabad, "
        "Pune, Ahmedabad, Jaipur, Calcutta, Goa, Lucknow, Kochi"
    ),
    "Asia/Kuala_Lumpur": "Malaysia, George Town, Penang, Johor Bahru",
    "Asia/Kuwait": "Kuwait City",
    "Asia/Makassar": "Bali, Denpasar",
    "Asia/Manila": "Philippines, Cebu, Quezon City, Davao",
    "Asia/Muscat": "Oman",
    "Asia/Phnom_Penh": "Cambodia, Siem Reap",
    "Asia/Pyongyang": "North Korea",
    "Asia/Qatar": "Doha",
    "Asia/Riyadh": "Saudi Arabia, Jeddah, Mecca, Medina, Dammam",
    "Asia/Seoul": "South Korea, Korea, Busan, Incheon, Daegu",
    "Asia/Shanghai": (
        "China, Beijing, Peking, Shenzhen, Guangzhou, Chengdu, Hangzhou, Wuhan, Nanjing, Xi'an, "
        "Chongqing, Tianjin, Suzhou"
    ),
    "Asia/Singapore": "Singapore City, Singapur",
    "Asia/Taipei": "Taiwan, Kaohsiung",
    "Asia/Tashkent": "Uzbekistan, Samarkand",
    "Asia/Tbilisi": "Georgia (country), Tbilisi, Batumi",
    "Asia/Tehran": "Iran, Isfahan, Shiraz, Mashhad",
    "Asia/Thimphu": "Bhutan",
    "Asia/Tokyo": (
        "Japan, Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Fukuoka, Kobe, Hiroshima, Okinawa, Tokio"
    ),
    "Asia/Vientiane": "Laos, Luang Prabang",
    "Asia/Yangon": "Myanmar, Burma, Naypyidaw, Rangoon, Mandalay",
    "Asia/Yerevan": "Armenia",
    "Asia/Aden": "Yemen, Sanaa",
    "Asia/Hong_Kong": "Kowloon, HK",
    "Asia/Macau": "Macao",
    "Indian/Maldives": "Malé",
    # Africa
    "Africa/Abidjan": "Ivory Coast, Côte d'Ivoire, Yamoussoukro",
    "Africa/Accra": "Ghana, Kumasi",
    "Africa/Addis_Ababa": "Ethiopia",
    "Africa/Algiers": "Algeria, Oran",
    "Africa/Asmara": "Eritrea",
    "Africa/Bamako": "Mali",
    "Africa/Bangui": "Central African Republic",
    "Africa/Banjul": "Gambia, The Gambia",
    "Africa/Bissau": "Guinea-Bissau",
    "Africa/Blantyre": "Malawi, Lilongwe",
    "Africa/Brazzaville": "Republic of the Congo, Congo-Brazzaville",
    "Africa/Bujumbura": "Burundi, Gitega",
    "Africa/Cairo": "Egypt, Alexandria, Giza, Luxor",
    "Africa/Casablanca": "Morocco, Rabat, Marrakesh, Marrakech, Fez, Tangier",
    "Africa/Conakry": "Guinea",
    "Africa/Dakar": "Senegal",
    "Africa/Dar_es_Salaam": "Tanzania, Dodoma, Zanzibar",
    "Africa/Djibouti": "Djibouti City",
    "Africa/Douala": "Cameroon, Yaoundé",
    "Africa/Freetown": "Sierra Leone",
    "Africa/Gaborone": "Botswana",
    "Africa/Harare": "Zimbabwe, Bulawayo",
    "Africa/Johannesburg": "South Africa, Cape Town, Durban, Pretoria, Bloemfontein",
    "Africa/Juba": "South Sudan",
    "Africa/Kampala": "Uganda",
    "Africa/Khartoum": "Sudan",
    "Africa/Kigali": "Rwanda",
    "Africa/Lagos": "Nigeria, Abuja, Kano, Ibadan",
    "Africa/Libreville": "Gabon",
    "Africa/Lome": "Togo",
    "Africa/Luanda": "Angola",
    "Africa/Lusaka": "Zambia",
    "Africa/Malabo": "Equatorial Guinea",
    "Africa/Maputo": "Mozambique",
    "Africa/Maseru": "Lesotho",
    "Africa/Mbabane": "Eswatini, Swaziland",
    "Africa/Mogadishu": "Somalia",
    "Africa/Monrovia": "Liberia",
    "Africa/Nairobi": "Kenya, Mombasa",
    "Africa/Ndjamena": "Chad, N'Djamena",
    "Africa/Niamey": "Niger",
    "Africa/Nouakchott": "Mauritania",
    "Africa/Ouagadougou": "Burkina Faso",
    "Africa/Porto-Novo": "Benin, Cotonou",
    "Africa/Sao_Tome": "São Tomé and Príncipe",
    "Africa/Tripoli": "Libya, Benghazi",
    "Africa/Tunis": "Tunisia",
    "Africa/Windhoek": "Namibia",
    "Atlantic/Cape_Verde": "Cabo Verde, Praia",
    "Indian/Antananarivo": "Madagascar",
    "Indian/Comoro": "Comoros, Moroni",
    "Indian/Mahe": "Seychelles, Victoria (Seychelles)",
    "Indian/Mauritius": "Port Louis",
    # North and Central America
    "America/New_York": (
        "NYC, New York City, Manhattan, Brooklyn, Washington, Washington DC, Boston, Philadelphia, "
        "Miami, Atlanta, Orlando, Charlotte, Baltimore, Pittsburgh, Cleveland, Tampa, Cincinnati, "
        "Columbus, Buffalo, Raleigh, Jacksonville, Richmond, Savannah, Connecticut, Delaware, "
        "Georgia (US), Maine, Maryland, Massachusetts, New Hampshire, New Jersey, New York State, "
        "North Carolina, Ohio, Pennsylvania, Rhode Island, South Carolina, Vermont, Virginia, "
        "West Virginia, US Eastern, Nowy Jork"
    ),
    "America/Chicago": (
        "Houston, Dallas, Austin, San Antonio, Minneapolis, New Orleans, Nashville, Memphis, "
        "Kansas City, St Louis, Milwaukee, Oklahoma City, Fort Worth, Omaha, Alabama, Arkansas, "
        "Illinois, Iowa, Louisiana, Minnesota, Mississippi, Missouri, Oklahoma, "
        "Wisconsin, US Central"
    ),
    "America/Denver": (
        "Salt Lake City, Albuquerque, El Paso, Colorado Springs, Boulder, Colorado, Montana, "
        "New Mexico, Utah, Wyoming, US Mountain"
    ),
    "America/Los_Angeles": (
        "LA, San Francisco, San Diego, Seattle, Portland, Las Vegas, San Jose, "
        "Sacramento, Oakland, "
        "Hollywood, Silicon Valley, Palo Alto, California, Nevada, Washington State, US Pacific"
    ),
    "America/Phoenix": "Arizona, Tucson",
    "America/Anchorage": "Alaska, Juneau, Fairbanks",
    "Pacific/Honolulu": "Hawaii, Maui",
    "America/Detroit": "Michigan, Ann Arbor",
    "America/Indiana/Indianapolis": "Indianapolis",
    "America/Toronto": "Ottawa, Montréal, Quebec, Québec City, Ontario, Hamilton",
    "America/Vancouver": "British Columbia, Whistler",
    "America/Edmonton": "Calgary, Alberta, Banff",
    "America/Winnipeg": "Manitoba",
    "America/Regina": "Saskatchewan, Saskatoon",
    "America/Halifax": "Nova Scotia, New Brunswick, Prince Edward Island",
    "America/St_Johns": "Newfoundland",
    "America/Mexico_City": "Guadalajara, Puebla, Acapulco, Ciudad de México",
    "America/Antigua": "Antigua and Barbuda, Saint John's",
    "America/Barbados": "Bridgetown",
    "America/Belize": "Belmopan",
    "America/Costa_Rica": "San José (Costa Rica)",
    "America/Dominica": "Roseau",
    "America/El_Salvador": "San Salvador",
    "America/Grenada": "Saint George's",
    "America/Guatemala": "Guatemala City",
    "America/Havana": "Cuba",
    "America/Jamaica": "Kingston",
    "America/Managua": "Nicaragua",
    "America/Nassau": "Bahamas, The Bahamas",
    "America/Panama": "Panama City",
    "America/Port-au-Prince": "Haiti",
    "America/Port_of_Spain": "Trinidad and Tobago, Trinidad",
    "America/Puerto_Rico": "San Juan",
    "America/Santo_Domingo": "Dominican Republic, Punta Cana",
    "America/St_Kitts": "Saint Kitts and Nevis, Basseterre",
    "America/St_Lucia": "Saint Lucia, Castries",
    "America/St_Vincent": "Saint Vincent and the Grenadines, Kingstown",
    "America/Tegucigalpa": "Honduras",
    "America/Nuuk": "Godthåb",
    "America/Cayman": "Cayman Islands",
    "America/Cayenne": "French Guiana",
    "America/Grand_Turk": "Turks and Caicos Islands",
    "Atlantic/Stanley": "Falkland Islands",
    "Atlantic/Faroe": "Faroe Islands, Tórshavn",
    # South America
    "America/Argentina/Buenos_Aires": "Argentina, Rosario, Córdoba (Argentina)",
    "America/Asuncion": "Paraguay",
    "America/Bogota": "Colombia, Medellín, Cali, Cartagena",
    "America/Caracas": "Venezuela, Maracaibo",
    "America/Guayaquil": "Quito",
    "America/Guyana": "Georgetown",
    "America/La_Paz": "Bolivia, Sucre, Santa Cruz de la Sierra",
    "America/Lima": "Peru, Cusco, Arequipa",
    "America/Montevideo": "Uruguay",
    "America/Paramaribo": "Suriname",
    "America/Santiago": "Valparaíso",
    "America/Sao_Paulo": (
        "Rio de Janeiro, Rio, Brasília, Belo Horizonte, Curitiba, Porto Alegre, Florianópolis"
    ),
    "America/Bahia": "Salvador",
    # Oceania
    "Australia/Sydney": "Canberra, New South Wales, NSW, Wollongong",
    "Australia/Melbourne": "Victoria, Geelong",
    "Australia/Brisbane": "Queensland, Gold Coast, Cairns",
    "Australia/Perth": "Western Australia",
    "Australia/Adelaide": "South Australia",
    "Australia/Darwin": "Northern Territory, Alice Springs",
    "Australia/Hobart": "Tasmania",
    "Pacific/Auckland": "New Zealand, Wellington, Christchurch, Queenstown",
    "Pacific/Apia": "Samoa",
    "Pacific/Efate": "Vanuatu, Port Vila",
    "Pacific/Fiji": "Suva",
    "Pacific/Funafuti": "Tuvalu",
    "Pacific/Guadalcanal": "Solomon Islands, Honiara",
    "Pacific/Majuro": "Marshall Islands",
    "Pacific/Nauru": "Yaren",
    "Pacific/Palau": "Ngerulmud, Koror",
    "Pacific/Port_Moresby": "Papua New Guinea",
    "Pacific/Noumea": "New Caledonia",
    "Pacific/Pago_Pago": "American Samoa",
    "Pacific/Rarotonga": "Cook Islands",
    "Pacific/Tahiti": "French Polynesia, Papeete, Bora Bora",
    "Pacific/Tongatapu": "Tonga, Nuku'alofa",
}
"""Zone → places in it that are not in its key, separated by commas."""
