"""The Firestore store: documents moved by update-time precondition. Needs buddy[firestore]."""
