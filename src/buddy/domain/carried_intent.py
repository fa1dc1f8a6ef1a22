# ruff: noqa: RUF001  # words of many languages
"""What kind of work a schedule is of, where its words name none of their own.

"Not now, tonight at ten" beside a proposed report schedules that report: its intent is the
report's. The words leave no trace of the kind of work, so no reader of sentences can tell it.
"""

from __future__ import annotations

from typing import Final

from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.intent import Intent
from buddy.domain.regex import regex
from buddy.domain.time_ahead import without_time

_LONGEST: Final = 100
"""Characters; whoever says more mostly names what to do."""
_WORD: Final = regex(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_OWN: Final = regex(r"\d[\d:.,]*[^\W\d_]*|[^\w\s'-]")
"""Figures with what is written to them: "18h", "9am", "1st"."""
_MOVES: Final = frozenset(
    (  # noqa: SIM905  # as a list they would take a page
        "move shift postpone push delay change reschedule bring make set switch put "
        "verschieb verschiebe verschieben verleg verlege ändere ändern änder stell stelle leg "
        "décale décaler reporte reporter déplace change mets passe avance "
        "schieb schiebe muévelo mueve pasa pásalo cambia cámbialo aplaza retrasa adelanta "
        "aplace corre sposta spostalo rimanda rimandalo cambia anticipa "
        "muda mude passa adia antecipa adiar "
        "verzet verplaats verschuif zet przesuń przełóż"
    ).split()
)
"""Verbs that give a time another place."""
_AROUND: Final = frozenset(
    (  # noqa: SIM905  # as a list they would take a page
        "i i'd i'll you we us me it it's its that that's this these them one the a an be is "
        "are was do does did done go run start begin launch execute have let get want would "
        "like prefer rather better best instead please pls plz yes yeah yep okay sure no nope "
        "not now then just only again repeat rerun redo same thing but and or so until till "
        "before after later earlier back up off on in at to by from for of with as well too "
        "could can will may should schedule scheduled time hour job mission task works hey "
        "thanks thank keep hold wait don't dont yet good fine every each day days daily "
        "weekly monthly hourly morning evening night noon midnight tonight tomorrow today "
        "once twice week month weekdays weekends weekday weekend earliest latest ich du wir "
        "es das dies den die der dem mir uns bitte ja nein nicht jetzt sondern lieber eher "
        "erst mal nochmal wieder dann auf um ab am im zu für mach machen mache lass laufen "
        "lauf starte starten führ führe aus los ausführen wiederhol wiederhole und oder aber "
        "doch noch heute morgen abend früh mittag nacht täglich wöchentlich stündlich jeden "
        "jede jedes alle passt besser warte damit bis uhr uhrzeit zeit stattdessen gern gerne "
        "das's soll sollte kann könntest könnten je tu nous le la les l ça cela ce c'est oui "
        "non pas maintenant plutôt mais et ou fais fais-le faire refais lance lancer relance "
        "démarre recommence à de des d au aux en pour avec ceci après avant jusqu tard tôt "
        "préfère mieux vaut heure heures l'heure demain soir matin midi nuit chaque tous "
        "toutes jour jours semaine mois s'il te vous plaît plait stp svp merci attends "
        "attendre peux peut pourrais pourrait-on garde yo tú lo las el eso esto esta este sí "
        "si ya ahora mejor pero y o hazlo haz hacer ejecuta ejecútalo lanza repite repítelo "
        "del al para por con que se cada todos todas días día semana mes mañana tarde noche "
        "hoy mediodía luego después antes hora espera esperar hasta prefiero sea quiero puede "
        "puedes podría déjalo deja favor gracias vale io il gli questo quello sì ora adesso "
        "meglio piuttosto ma e fallo fare esegui eseguilo lancia lancialo avvia ripeti "
        "ripetilo rifallo di dello alla per che ogni tutti tutte giorni giorno settimana mese "
        "domani stasera sera mattina notte oggi mezzogiorno dopo prima poi orario aspetta "
        "fino preferisco sia voglio puoi potresti grazie favore eu isso isto sim não agora "
        "melhor mas faz faça fazer roda rode executa lança repete repita da na às ao com todo "
        "toda os dias dia mês amanhã noite manhã hoje meio-dia depois logo até prefiro seja "
        "quero podes pode obrigado into than over through between since past around about "
        "overnight early late next coming following first second third last other another "
        "couple few two three four five six seven eight nine ten eleven twelve half quarter "
        "quarterly yearly annually fortnight fortnightly nightly january february march april "
        "june july august september october november december monday mondays tuesday tuesdays "
        "wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday "
        "sundays hours minutes mins min months weeks year years pm utc cet try more times "
        "much often enough seldom give if when possible possibly happen going ahead perfect "
        "send that'd o'clock exactly sharp else it'd i'm repeated repeatedly continue "
        "always forward montag montags dienstag dienstags mittwoch mittwochs donnerstag "
        "donnerstags freitag freitags samstag samstags sonntag sonntags werktags wochentags "
        "wochenende monat monats woche stunden minuten minute stunde viertel halb zwei drei "
        "vier fünf sechs sieben acht neun zehn elf zwölf einmal zweimal monatlich "
        "vierteljährlich nächsten nächste kommenden ersten letzten später früher statt nur "
        "dass erledige legen immer wäre würde gut super geht spätestens "
        "sonst gleich erneut lundi lundis mardi mardis mercredi mercredis jeudi jeudis "
        "vendredi vendredis samedi samedis dimanche dimanches fois week-end mensuel prochain "
        "prochaine début fin quart demie minuit tourner dans une un deux trois quatre cinq "
        "sept huit neuf dix dès seulement encore tant premier première dernier janvier "
        "février mars avril mai juin juillet août septembre octobre novembre décembre bien "
        "d'accord parfait serait lunes martes miércoles jueves viernes sábado sábados domingo "
        "domingos noches medianoche madrugada media cuarto dos tres cuatro cinco seis siete "
        "ocho nueve diez doce una uno vez veces minutos horas semanas meses próximo próxima "
        "arranque arranca empiece vuelve vuelva hacerlo actualízalo mándamelo mira míralo "
        "mírelo repetir desde solo sólo misma mismo primero último enero febrero marzo abril "
        "mayo junio julio agosto septiembre octubre noviembre diciembre perfecto bueno lunedì "
        "martedì mercoledì giovedì venerdì sabato domenica volta volte ore minuti mesi "
        "settimane mezzanotte stanotte presto tardi due tre quattro cinque sei sette otto "
        "nove dieci undici dodici però riprova dalle verso prossimo prossima primo ultimo "
        "inizio invece gennaio febbraio aprile maggio giugno luglio settembre ottobre "
        "dicembre d'accordo segunda terça quarta quinta sexta feira segunda-feira terça-feira "
        "quarta-feira quinta-feira sexta-feira meia-noite dois duas três quatro sete oito dez "
        "onze doze uma vezes só apenas partir primeiro janeiro fevereiro março maio junho "
        "julho setembro outubro novembro dezembro manda agendar agenda corra maandag dinsdag "
        "woensdag donderdag vrijdag zaterdag zondag keer uren maanden weken kwart voor twee "
        "drie vijf zes zeven negen tien twaalf alleen er goed volgende eerste laatste "
        "voortaan stel uit plan tak ale nie teraz dopiero niech leci odpal zrób sprawdź co "
        "codziennie raz w po od lub poniedziałek wtorek środę czwartek piątek sobotę "
        "niedzielę jutro dziś wieczorem rano nocy południe godzinę godzinie tydzień tygodniu "
        "miesiąc proszę ik het dat dit een nee niet nu liever maar doe doen draai laat lopen "
        "draaien herhaal om op van met naar tot elke iedere dag dagen maand vanavond avond "
        "ochtend vandaag middag daarna daarmee wacht eerst nog eens weer opnieuw tijd uur "
        "beter graag wil kan kun alsjeblieft dank love great ok"
    ).split()
)
"""Words that stand around a time and name no work."""


def carried_intent(text: str, state: ConversationState) -> Intent | None:
    """Return the kind of work that a schedule carries over; None where it names its own, or none.

    Args:
        text: A message that was read as a schedule.
        state: What stands open. A pending proposal comes first; a time that is moved is that of
            what is scheduled; else the work that ended last is wanted again.
    """
    if len(text) > _LONGEST:
        return None
    rest = _OWN.sub(" ", without_time(text).replace("’", "'"))
    words = [word.casefold() for word in _WORD.findall(rest)]
    if any(word not in _AROUND and word not in _MOVES for word in words):
        return None
    moved = not words or any(word in _MOVES for word in words)
    meant = _meant(state, moved=moved)
    return None if meant is None else meant.intent


def _meant(state: ConversationState, *, moved: bool) -> SpokenMission | None:
    """Return the mission whose time is spoken of."""
    if state.proposal is not None:
        return state.proposal
    if moved and state.scheduled is not None:
        return state.scheduled
    return state.finished or state.failed or state.running or state.scheduled
