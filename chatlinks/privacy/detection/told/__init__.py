"""What is told in words: names, addresses, births, PINs and answers, over the turns of a talk.

`tell.tell` is the way in; `likely.likely_personal` lists what was left.
"""
