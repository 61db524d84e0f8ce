"""Names of parties, folded, and which party of actors.json they mean."""
import json
import os
import re
import unicodedata

_LETTERS = str.maketrans('ٱىة', 'ايه')  # the other letters lose their marks by decomposition
_ARTICLES = {'the', 'al', 'el'}
_JOINED = 'وبلف'  # one-letter words that Arabic writes onto the next one


def fold(name):
    """Letters alone, without marks, articles and case."""
    spelled = unicodedata.normalize('NFKD', str(name or '')).lower()
    bare = ''.join(letter for letter in spelled if not unicodedata.combining(letter) and letter != '\u0640')
    words = re.sub(r'[\W_]+', ' ', bare.translate(_LETTERS)).split()
    return ' '.join(word for word in words if word not in _ARTICLES)


class ActorNames:
    """actors.json: {"name of the party": ["another name", …], …}."""

    def __init__(self, path):
        self._parties = {}
        if os.path.exists(path):
            with open(path, encoding='utf-8') as file:
                for party, others in json.load(file).items():
                    for other in [party, *others]:
                        self._parties.setdefault(fold(other), set()).add(party)
        self._longest = max((len(name.split()) for name in self._parties), default=1)

    def meant_by(self, name):
        """The folded name and the parties that it is a name of, or that are named inside it."""
        whole = fold(name)
        if not whole:
            return set()
        if whole in self._parties:
            return {whole} | self._parties[whole]
        out, words = {whole}, whole.split()
        for first in range(len(words)):
            for count in range(1, self._longest + 1):
                part = ' '.join(words[first:first + count])
                if count > 1 or len(part) >= 3:
                    out |= self._parties.get(part, set())
                if len(part) > 4 and part[0] in _JOINED:
                    out |= self._parties.get(part[1:], set())
        return out
