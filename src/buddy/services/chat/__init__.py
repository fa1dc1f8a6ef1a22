"""One handler per route of a message: each takes a turn of a conversation and returns a reply.

A handler does what the message asks through the services that the API uses too, and says in words
what came of it. It never decides for the person: a yes names the revision that this conversation
has shown, and what is quoted from a result is content and no message.
"""
