# Sorting: numbers, texts, tuples and objects, with keys and reversed.
from operator import itemgetter

class Person:
    def __init__(self, name, age, height):
        self.name, self.age, self.height = name, age, height

def numbers(n, seed):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out.append(seed)
    return out

values = numbers(70000, 42)
print(sorted(values)[:3], sorted(values, reverse=True)[:2])
fractions = [value / 1000003 for value in values]
print(f"{sorted(fractions)[30000]:.6f}")
texts = [f"name{value % 5003}" for value in values]
print(sorted(texts)[100], sorted(texts, key=len)[0])
pairs = [(value % 100, text) for value, text in zip(values, texts)]
print(sorted(pairs)[5000], sorted(pairs, key=lambda pair: pair[1])[77])
print(sorted(pairs, key=itemgetter(0))[0], max(pairs, key=lambda pair: pair[0]))
people = [Person(text, value % 90, value % 200) for value, text in zip(values, texts)]
people.sort(key=lambda person: person.age)
print(people[0].age, people[-1].age)
people.sort(key=lambda person: (-person.height, person.name))
print(people[0].name, people[-1].name)
print(min(people, key=lambda person: person.name).name)
nearly = list(range(100000))
nearly[500], nearly[90000] = nearly[90000], nearly[500]
nearly.sort()
print(nearly[500], sum(nearly))
