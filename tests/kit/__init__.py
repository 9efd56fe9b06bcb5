"""What tests and benches share, one topic a file.

Who and what there is:
- `cast`: the people of the access table, Priya and her conversation (`priya.json`); `take` stores
- `groups`: the cast by what they may do at Acme Bank; `set_up`: who sets things up there, and the
  walk of everybody past it
- `analysts`: who analyses, who doesn't, over which days
- `links`: a link of every kind to Priya's conversation; marks and files of hers
- `priyas_chat`: her chat on the live side, and what a move of it would change
- `marked`: texts in which what must be hidden stands between « and »

Asking and reading:
- `signing_in`: a client in which somebody is signed in
- `access_table`: tables of who gets what, written as text, and the walk through them
- `routes`, `library_routes`: every route, ours and those of Django's admin and allauth
- `reading`: what a reader gets out of an answer; `ways`: by which ways one reads a conversation
- `telling`: what is told in a message, or in answer to a question
- `imports`: who imports whom

samples/, what comes in:
- `sgd`: real dialogues in the import format; `dialogues`: 4,000 of them imported, and what of them
  is personal
- `exports`: a file as each tool exports it, its user's values in every field that can carry
  them; `agent_traces`: what observers of AI agents record;
  `real_clients`: what the libraries of OpenAI and OpenTelemetry write; `transcripts`: calls as
  they are heard, and a bot's tracker
- `import_format`: the documented format as strict models
- `planted`: personal values of every kind, valid by their standards; `files`: files that are sent;
  `sent_files`: conversations with one that lies elsewhere
- `talks`, `preview`: conversations as the templates are given them, drawn without a server

acting/, what people do, by calls:
- `chats`: users and agents; `my_chats`, `teams`, `businesses`: agents and leads on their pages
- `invited`: who invites, and who accepts
- `hooks`: a source of webhooks; `api`: a program with a key; `jsonl`: whoever imports a file
- `receivers`: a program that takes webhooks; `exports`: whoever reads an export
- `web_chat`: a visitor; `analysis`: an analyst
- `policy`: every way in which a business changes what is masked
- `rates`: nobody has asked for anything yet

failing/, what goes wrong:
- `keys`: a user's key is lost; `faulty_detector`: one that raises

watching/, what came of it:
- `steps`: what an answer takes, in statements and ciphers; `rows_read`: and in rows of the database
- `drawn`: a conversation as the page draws it, without a request
- `came_in`: what a conversation came to that a source told of, line by line
- `census`: whether anything changed; `stored`: what a thief of the database would have
- `logged`: all that is logged
- `audited`: what the audit holds, and what an attacker would do to it

servers/, processes:
- `postgres`: a database for each process that runs tests; `running`: the server's processes;
  `mail`: one that receives
- `as_installed`: without what only development has; `sitecustomize`: how that is hidden
- `workers`: which of a run runs what
- `kept_rows`: what many tests begin with, stored by one statement
- `pooler`: a pooler in transaction mode before the database; `key_service`: a service for keys
- `senders`: programs that store while the server is killed
- `program`: runs a module of browser/ by itself

browser/, a real one:
- `scene`: what it finds; `visit`: a visitor, while it looks on
- `chromium`: how it starts; `acts`: what a person does in it, a word each
- `open_pages`: pages that stay open while what they show ends; `by_code`: links for people
- `deletion`: conversations are deleted, while it looks on
- `looks`: what is wrong with a page as drawn; `shop`: a site elsewhere with the web chat
"""
