"""Trees from the scores of arcs: for each sentence the best one that has a single root.

The maximum spanning tree of Chu and Liu (1965) and Edmonds (1967), in the form for dense graphs of Tarjan (1977):
a path of best heads grows until it meets the root, and each cycle that closes on the way becomes one node.
"""

from __future__ import annotations

import numpy

from variorum.language.encoder.windows import sentences

FAR = -numpy.inf


def heads_of(arcs: numpy.ndarray, starts: numpy.ndarray) -> numpy.ndarray:
    """Each word's head (W,), W for a root: the best trees of scores (W, W + 1) in sentences that begin at `starts`."""
    total = len(arcs)
    numbers = numpy.cumsum(starts)
    within = numbers[:, None] == numbers[None, :]
    numpy.fill_diagonal(within, False)
    scores = numpy.full((total, total + 1), FAR, dtype=arcs.dtype)
    scores[:, :total] = numpy.where(within, arcs[:, :total], FAR)
    scores[:, total] = arcs[:, total]
    heads = scores.argmax(axis=1)
    reaches = _reach_root(heads)
    for start, end in sentences(starts):
        if not reaches[start:end].all() or (heads[start:end] == total).sum() != 1:
            columns = [*range(start, end), total]
            found = best_tree(scores[start:end, columns])
            heads[start:end] = numpy.where(found == end - start, total, found + start)
    return numpy.asarray(heads)


def _reach_root(heads: numpy.ndarray) -> numpy.ndarray:
    """For each word whether its heads lead to the root (W,)."""
    total = len(heads)
    above = numpy.append(heads, total)
    steps = 1
    while steps < total:
        above = above[above]
        steps *= 2
    return numpy.asarray(above[:total] == total)


def best_tree(scores: numpy.ndarray) -> numpy.ndarray:
    """Each word's head (n,), n for the root, in the best tree of scores (n, n + 1) where one word hangs on the root.

    A second root costs more than all else can gain, which leaves the best tree of one root (Stanojevic and Cohen 2021).
    """
    count = len(scores)
    scores = scores.astype(numpy.float64)
    numpy.fill_diagonal(scores, FAR)
    heads = _Contraction(scores).heads()
    if (heads == count).sum() == 1:
        return heads
    finite = scores[numpy.isfinite(scores)]
    scores[:, count] -= 1 + 2 * count * (finite.max() - finite.min())
    return _Contraction(scores).heads()


class _Contraction:
    """Nodes 0 to n - 1 are words, n the root, and those after it cycles that became one node.

    `into[c]` holds the best scores with which words and the root enter node c, `enters[c]` the words they then hold.
    """

    def __init__(self, scores: numpy.ndarray) -> None:
        self._count = len(scores)
        self._into = list(scores)
        self._enters = [numpy.full(self._count + 1, word) for word in range(self._count)]
        self._into.append(numpy.full(self._count + 1, FAR))
        self._enters.append(numpy.full(self._count + 1, self._count))
        self._node_of = numpy.arange(self._count + 1)
        self._parent: dict[int, int] = {}
        self._arc: dict[int, tuple[int, int]] = {}

    def heads(self) -> numpy.ndarray:
        """Each word's head."""
        done = {self._count}
        for word in range(self._count):
            path = [int(self._node_of[word])]
            while path[-1] not in done:
                above = self._choose(path[-1])
                if above in done:
                    done.update(path)
                elif above in path:
                    at = path.index(above)
                    path[at:] = [self._contract(path[at:])]
                else:
                    path.append(above)
        return self._expanded()

    def _choose(self, node: int) -> int:
        """The node above by the best arc into this one."""
        head = int(self._into[node].argmax())
        self._arc[node] = (head, int(self._enters[node][head]))
        return int(self._node_of[head])

    def _contract(self, cycle: list[int]) -> int:
        """A new node for a cycle: to enter it, one of its arcs is given up."""
        new = len(self._into)
        gains = numpy.array([self._into[node] - self._into[node][self._arc[node][0]] for node in cycle])
        best = gains.argmax(axis=0)
        into = gains[best, numpy.arange(self._count + 1)]
        enters = numpy.array([self._enters[node] for node in cycle])[best, numpy.arange(self._count + 1)]
        inside = numpy.logical_or.reduce([self._node_of == node for node in cycle])
        into[inside] = FAR
        self._node_of[inside] = new
        self._into.append(into)
        self._enters.append(enters)
        self._parent.update(dict.fromkeys(cycle, new))
        return new

    def _expanded(self) -> numpy.ndarray:
        """From the outermost cycle inwards: the part of it through which it is entered takes the arc that enters."""
        for node in range(len(self._into) - 1, self._count, -1):
            part = word = self._arc[node][1]
            while self._parent[part] != node:
                part = self._parent[part]
            assert word < self._count
            self._arc[part] = self._arc[node]
        return numpy.array([self._arc[word][0] for word in range(self._count)])


def settles(heads: list[int]) -> bool:
    """Whether going once over the words and back, as spaCy does, finds them all below the root; its head is itself.

    Where arcs cross, spaCy may go again, but stops too early: it would then see two sentences in one.
    """
    left, right = list(range(len(heads))), list(range(len(heads)))
    for order in (range(len(heads)), range(len(heads) - 1, -1, -1)):
        for word in order:
            head = heads[word]
            if left[word] < left[head]:
                left[head] = left[word]
            if right[word] > right[head]:
                right[head] = right[word]
    return any(head == word and left[word] == 0 and right[word] == len(heads) - 1 for word, head in enumerate(heads))


def projective(heads: numpy.ndarray) -> numpy.ndarray:
    """Heads (n,), n for the root, with arcs that cross others lifted until none does (Nivre and Nilsson 2005)."""
    heads = heads.copy()
    while len(crossing := _crossing(heads)):
        heads[crossing] = heads[heads[crossing]]
    return heads


def _crossing(heads: numpy.ndarray) -> numpy.ndarray:
    """The words whose arc passes over a word that does not hang below its head."""
    count = len(heads)
    words = numpy.arange(count)
    below = numpy.zeros((count + 1, count), dtype=numpy.int64)
    above, chain = words, numpy.append(heads, count)
    while (above != count).any():
        below[above, words] = 1
        above = chain[above]
    below[count] = 0
    sums = numpy.concatenate((numpy.zeros((count + 1, 1), dtype=numpy.int64), below.cumsum(axis=1)), axis=1)
    low, high = numpy.minimum(words, heads), numpy.maximum(words, heads)
    held = sums[heads, numpy.minimum(high, count)] - sums[heads, numpy.minimum(low + 1, count)]
    return numpy.flatnonzero((heads != count) & (held != high - low - 1))
