"""How the demo's conversations come about: contacts, who live through stories, at their times.

The stories and phrases themselves are text, in `demo/stories/`; `script` says how they are written.
"""
