# Objects: attributes, inheritance, properties, class and static methods, special methods.
class Shape:
    count = 0
    def __init__(self, name):
        self.name = name
        Shape.count += 1
    def area(self): raise NotImplementedError
    def describe(self): return (self.name, self.area())
    @property
    def size(self): return self.area() * self.scale
    scale = 2.0

class Rectangle(Shape):
    def __init__(self, width, height):
        super().__init__("rectangle")
        self.width = width
        self.height = height
    def area(self): return self.width * self.height
    @classmethod
    def square(cls, side): return cls(side, side)
    @staticmethod
    def is_valid(width, height): return width > 0 and height > 0

class Circle(Shape):
    scale = 3.0
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius
    def area(self): return 3.0 * self.radius * self.radius

class Vector:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, other): return Vector(self.x + other.x, self.y + other.y)
    def __mul__(self, factor): return Vector(self.x * factor, self.y * factor)
    def __eq__(self, other): return self.x == other.x and self.y == other.y
    def dot(self, other): return self.x * other.x + self.y * other.y

class Account:
    def __init__(self): self.balance, self.log = 0, []
    def deposit(self, amount):
        self.balance += amount
        if amount > 98:
            self.log.append(amount)
        return self

total = 0.0
for i in range(80000):
    if Rectangle.is_valid(i, 1):
        shape = Rectangle(i, 2) if i % 3 else Rectangle.square(i)
        total += shape.area() + shape.size
    circle = Circle(i % 10)
    total += circle.describe()[1] + circle.size
print(total, Shape.count)
position, step = Vector(0, 0), Vector(1, 2)
for i in range(300000):
    position = position + step * (i % 3)
    if position == step:
        print("met")
print(position.x, position.y, position.dot(step))
account = Account()
for i in range(300000):
    account.deposit(i % 100).deposit(1)
print(account.balance, len(account.log))
