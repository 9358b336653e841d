# Strings: joined, split, replaced, stripped, compared, built letter by letter.
LINES = ["  Alpha, beta; GAMMA-delta  ", "one two  three four", "key=value;other=thing", "The End."] * 50

def caesar(text, shift):
    out = ""
    for letter in text:
        if letter.isalpha():
            base = ord("a") if letter.islower() else ord("A")
            out += chr((ord(letter) - base + shift) % 26 + base)
        else:
            out += letter
    return out

def is_palindrome(text):
    letters = [letter.lower() for letter in text if letter.isalnum()]
    return letters == letters[::-1]

def tidy(line):
    line = line.strip().replace(",", " ").replace(";", " ").lower()
    return " ".join(word.capitalize() for word in line.split())

total = 0
for _ in range(450):
    tidied = [tidy(line) for line in LINES]
    total += sum(len(line) for line in tidied)
    total += sum(line.count("e") + line.find("a") for line in tidied)
print(total, tidied[:2])
message = "The five boxing wizards jump quickly at dawn. " * 40
coded = message
for shift in range(1, 180):
    coded = caesar(coded, shift)
print(coded[:40])
print(sum(is_palindrome("A man, a plan, a canal: Panama") for _ in range(30000)))
table = "\n".join(",".join(str(row * column) for column in range(40)) for row in range(3000))
print(sum(int(cell) for line in table.split("\n") for cell in line.split(",")))
print(sum(line.startswith("1") or line.endswith("9") for line in table.splitlines()))
vowels = sum(1 for letter in message * 150 if letter in "aeiou")
print(vowels)
