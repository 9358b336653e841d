import torch
from torch.testing import assert_close
for a, b, kw in [(torch.tensor([1., 2.]), torch.tensor([1., 2.1]), {}), (torch.tensor([1., 2.]), torch.tensor([1., 2., 3.]), {}), (torch.tensor([1.]), torch.tensor([1], dtype=torch.int64), {}), (torch.tensor([1]), torch.tensor([2]), {}), (1.0, 1.1, {}), (torch.tensor(1.), torch.tensor(2.), {"rtol": 0.1, "atol": 0.}), (torch.tensor([float('nan')]), torch.tensor([float('nan')]), {}), (torch.tensor([float('nan')]), torch.tensor([float('nan')]), {"equal_nan": True}), ([1, 2], [1, 3], {}), ({"a": torch.ones(1)}, {"a": torch.zeros(1)}, {}), (torch.ones(2, 2), torch.tensor([[1., 1.], [1., 5.]]), {}), (torch.ones(1), [1.], {}), (torch.tensor(1.), 1.0, {}), (torch.ones(2), torch.ones(2, dtype=torch.float64), {"check_dtype": False}), (torch.ones(1), torch.zeros(1), {"msg": "custom"}), (torch.tensor([True]), torch.tensor([False]), {}), ([1], [1, 2], {}), ("a", "a", {}), (torch.ones(1), torch.zeros(1), {"rtol": 1}), (torch.zeros(1), None, {})]:
    try:
        assert_close(a, b, **kw); print("close")
    except Exception as e: print(type(e).__name__, e)
