import re

from chatlinks.privacy.detectors.span import Span


class KnownValues:
    def __init__(self, values):
        vals=set()
        for k,v in values:
            vals.add(v)
            if k=='name': vals.update(v.split())
        vals={re.escape(v) for v in vals if len(v)>1}
        self.r=re.compile(r"(?<![^\W_])(?:"+"|".join(sorted(vals,key=len,reverse=True))+r")(?![^\W_])", re.I) if vals else None
    def find(self, text):
        return [Span(m.start(),m.end(),"known") for m in self.r.finditer(text)] if self.r else []
