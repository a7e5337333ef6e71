"""Solves a problem file with HiGHS through SciPy: highs.py PROBLEM SECONDS

The model: x[k] chooses option k, y[k,t] says that it uses session t, z[j,t] that a crew is at slot j in session t.
With one session y is x. Prints one line of JSON: objective and bound in the problem's own terms (maximised, unplaced
values included), the seconds that SciPy took, and the size of the model.
"""

import json
import sys
import time

import numpy
import scipy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix


class Rows:
    """Sparse rows low <= row * variables <= high."""

    def __init__(self):
        self.row, self.column, self.amount, self.low, self.high = [], [], [], [], []

    def add(self, terms, low, high):
        for column, amount in terms:
            self.row.append(len(self.low))
            self.column.append(column)
            self.amount.append(amount)
        self.low.append(low)
        self.high.append(high)

    def constraint(self, variables):
        shape = (len(self.low), variables)
        matrix = coo_matrix((self.amount, (self.row, self.column)), shape=shape).tocsr()
        return LinearConstraint(matrix, self.low, self.high)


class Model:
    def __init__(self, problem):
        self.sessions = int(problem["sessionCount"])
        self.people, self.slots = problem["participants"], problem["slots"]
        options = problem["options"]
        self.person, self.slot = options["participant"], options["slot"]
        self.value = numpy.array([int(v) for v in options["value"]], dtype=float)
        self.load = [int(a) for a in options.get("supportLoad") or [0] * len(self.person)]
        self.unplaced = numpy.array([int(p.get("unplacedValue", 0)) for p in self.people], dtype=float)
        self.capacity = [[int(c) for c in s["sessionCapacity"]] for s in self.slots]
        self.capacity = [c * self.sessions if len(c) == 1 else c for c in self.capacity]
        self.at_slot = [[] for _ in self.slots]
        self.of_person = [[] for _ in self.people]
        for k, (i, j) in enumerate(zip(self.person, self.slot)):
            self.at_slot[j].append(k)
            self.of_person[i].append(k)
        self.rows, self.count = Rows(), len(self.person)
        self.highest = numpy.ones(self.count)
        self.choose()
        self.use = [{} for _ in range(self.count)]
        self.sit()
        self.guide(problem.get("supervisors", []))
        self.part(problem.get("conflicts", []))
        for quota in problem.get("quotas", []):
            terms = zip(quota["option"], (float(w) for w in quota["weight"]))
            self.rows.add(terms, int(quota.get("minimum", 0)), int(quota["maximum"]))

    def variable(self):
        self.count += 1
        return self.count - 1

    def choose(self):
        for i, options in enumerate(self.of_person):
            pin = self.people[i].get("pinnedSlot")
            for k in options:
                if pin is not None and int(pin) != self.slot[k]:
                    self.highest[k] = 0
            self.rows.add([(k, 1) for k in options], 0 if pin is None else 1, 1)

    def sit(self):
        for k, (i, j) in enumerate(zip(self.person, self.slot)):
            free, needed = int(self.people[i]["availableSessions"]), int(self.people[i]["sessionsNeeded"])
            open_sessions = [t for t in range(self.sessions) if free >> t & 1 and self.capacity[j][t] > 0]
            if len(open_sessions) < needed:
                self.highest[k] = 0
            elif len(open_sessions) == needed:
                self.use[k] = dict.fromkeys(open_sessions, k)
            else:
                self.use[k] = {t: self.variable() for t in open_sessions}
                self.rows.add([(y, 1) for y in self.use[k].values()] + [(k, -needed)], 0, 0)
                for y in self.use[k].values():
                    self.rows.add([(y, 1), (k, -1)], -numpy.inf, 0)
        for j, options in enumerate(self.at_slot):
            for t in range(self.sessions):
                self.seat(j, t, [(self.use[k][t], 1) for k in options if t in self.use[k]])

    def seat(self, j, t, terms):
        capacity, crew = self.capacity[j][t], int(self.slots[j].get("minimumCrew", 0))
        if not terms:
            return
        self.rows.add(terms, -numpy.inf, capacity)
        if crew > 1:
            z = self.variable()
            self.rows.add(terms + [(z, -capacity)], -numpy.inf, 0)
            self.rows.add(terms + [(z, -crew)], 0, numpy.inf)

    def guide(self, supervisors):
        guided = [[] for _ in supervisors]
        for j, slot in enumerate(self.slots):
            for h in slot.get("supervisors", []):
                guided[h] += [(k, self.load[k]) for k in self.at_slot[j] if self.load[k]]
        for supervisor, terms in zip(supervisors, guided):
            self.rows.add(terms, -numpy.inf, int(supervisor.get("supportCapacity", 0)))

    def part(self, conflicts):
        option = {(i, j): k for k, (i, j) in enumerate(zip(self.person, self.slot))}
        for conflict in conflicts:
            a, b = int(conflict.get("a", 0)), int(conflict.get("b", 0))
            for k in self.of_person[a]:
                other = option.get((b, self.slot[k]))
                if other is not None:
                    self.rows.add([(k, 1), (other, 1)], -numpy.inf, 1)

    def solve(self, seconds):
        gain = numpy.zeros(self.count)
        gain[: len(self.person)] = self.value - self.unplaced[self.person]
        highest = numpy.ones(self.count)
        highest[: len(self.person)] = self.highest
        start = time.perf_counter()
        answer = milp(-gain, constraints=self.rows.constraint(self.count), integrality=numpy.ones(self.count),
                      bounds=Bounds(0, highest), options={"time_limit": seconds, "mip_rel_gap": 0})
        taken = time.perf_counter() - start
        base = self.unplaced.sum()
        bound = None if answer.mip_dual_bound is None else base - answer.mip_dual_bound
        return {
            "peer": "HiGHS", "scipy": scipy.__version__, "optimal": answer.status == 0,
            "objective": None if answer.x is None else int(round(base - answer.fun)),
            "bound": bound if bound is not None and numpy.isfinite(bound) else None,
            "seconds": taken, "variables": self.count, "rows": len(self.rows.low),
        }


def main(path, seconds):
    with open(path, encoding="utf-8") as file:
        model = Model(json.load(file))
    print(json.dumps(model.solve(float(seconds))))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: highs.py PROBLEM SECONDS")
    main(*sys.argv[1:])
