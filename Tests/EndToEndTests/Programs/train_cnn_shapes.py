import torch
from torch import nn, optim
import torch.nn.functional as F


def synthetic_images(n, size=12):
    """Squares (0), crosses (1) and diagonal lines (2) on noise."""
    images = torch.randn(n, 1, size, size) * 0.1
    labels = torch.randint(0, 3, (n,))
    for i in range(n):
        top, left = torch.randint(1, 5, (2,)).tolist()
        if labels[i] == 0:
            images[i, 0, top : top + 5, left] += 1.0
            images[i, 0, top : top + 5, left + 4] += 1.0
            images[i, 0, top, left : left + 5] += 1.0
            images[i, 0, top + 4, left : left + 5] += 1.0
        elif labels[i] == 1:
            images[i, 0, top + 2, left : left + 5] += 1.0
            images[i, 0, top : top + 5, left + 2] += 1.0
        else:
            for k in range(5):
                images[i, 0, top + k, left + k] += 1.0
    return images, labels


class SmallCNN(nn.Module):
    def __init__(self, num_classes=3):
        super(SmallCNN, self).__init__()
        self.conv1 = nn.Conv2d(1, 8, kernel_size=3, padding=1)
        self.bn1 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 16, 3, padding=1)
        self.pool = nn.MaxPool2d(2, 2)
        self.drop = nn.Dropout2d(0.1)
        self.fc1 = nn.Linear(16 * 3 * 3, 32)
        self.fc2 = nn.Linear(32, num_classes)

    def forward(self, x):
        x = self.pool(F.relu(self.bn1(self.conv1(x))))
        x = self.drop(self.pool(F.relu(self.conv2(x))))
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        return F.log_softmax(self.fc2(x), dim=1)


torch.manual_seed(0)
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
train_x, train_y = synthetic_images(96)
test_x, test_y = synthetic_images(48)
net = SmallCNN().to(device)
print(net)
optimizer = optim.SGD(net.parameters(), lr=0.05, momentum=0.9, nesterov=True)

step = 0
for epoch in range(17):
    net.train()
    permutation = torch.randperm(len(train_x))
    for start in range(0, len(train_x), 16):
        index = permutation[start : start + 16]
        data, target = train_x[index].to(device), train_y[index].to(device)
        optimizer.zero_grad()
        output = net(data)
        loss = F.nll_loss(output, target)
        loss.backward()
        optimizer.step()
        if step < 40 and step % 5 == 0:
            print(f"Train step: {step}\tLoss: {loss.item():.4f}")
        step += 1

net.eval()
correct = 0
with torch.no_grad():
    for start in range(0, len(test_x), 16):
        pred = net(test_x[start : start + 16]).argmax(dim=1, keepdim=True)
        correct += pred.eq(test_y[start : start + 16].view_as(pred)).sum().item()
print("steps:", step, "accuracy above 0.9:", correct / len(test_x) > 0.9)
print({name: tuple(t.shape) for name, t in net.state_dict().items()})
