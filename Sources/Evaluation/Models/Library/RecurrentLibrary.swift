// `torch.nn.modules.rnn`: the recurrent layers and cells as modules, in the language; the passes over sequences are native.

let recurrentLibraries: [String: String] = [
    "torch.nn.modules.rnn": recurrentLibrary,
    "torch.nn.utils": gradientLibrary,
    "torch.nn.utils.clip_grad": "from torch.nn.utils import clip_grad_norm_, clip_grad_value_, get_total_norm, clip_grads_with_norm_\n",
    "torch.nn.utils.convert_parameters": "from torch.nn.utils import parameters_to_vector, vector_to_parameters\n",
    "torch.nn.utils.rnn": packingLibrary,
]

private let recurrentLibrary = #"""
import math
import warnings
import torch
import _recurrent
from torch import Tensor
from torch.nn import Module, Parameter, init
from torch.nn.utils.rnn import PackedSequence

__all__ = ["RNNBase", "RNN", "LSTM", "GRU", "RNNCellBase", "RNNCell", "LSTMCell", "GRUCell"]
_gates = {"LSTM": 4, "GRU": 3, "RNN_TANH": 1, "RNN_RELU": 1}
_cells = {"LSTM": "lstm", "GRU": "gru", "RNN_TANH": "tanh", "RNN_RELU": "relu"}

class RNNBase(Module):
    __constants__ = ["mode", "input_size", "hidden_size", "num_layers", "bias", "batch_first", "dropout", "bidirectional", "proj_size"]

    def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False,
                 proj_size=0, device=None, dtype=None):
        super().__init__()
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        if not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1 or isinstance(dropout, bool):
            raise ValueError("dropout should be a number in range [0, 1] representing the probability of an element being zeroed")
        if dropout > 0 and num_layers == 1:
            warnings.warn(f"dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater than 1, but got dropout={dropout} and num_layers={num_layers}", stacklevel=2)
        for name, value, kind in (("bias", bias, bool), ("batch_first", batch_first, bool), ("input_size", input_size, int), ("hidden_size", hidden_size, int)):
            if not isinstance(value, kind):
                raise TypeError(f"{name} should be of type {kind.__name__}, got: {type(value).__name__}")
            if kind is int and value <= 0:
                raise ValueError(f"{name} must be greater than zero")
        if num_layers <= 0:
            raise ValueError("num_layers must be greater than zero")
        if proj_size < 0:
            raise ValueError("proj_size should be a positive integer or zero to disable projections")
        if proj_size >= hidden_size:
            raise ValueError("proj_size has to be smaller than hidden_size")
        if mode not in _gates:
            raise ValueError("Unrecognized RNN mode: " + mode)
        width = _gates[mode] * hidden_size
        output = proj_size if proj_size > 0 else hidden_size
        self._all_weights = []
        for layer in range(num_layers):
            for suffix in ("", "_reverse") if bidirectional else ("",):
                size = input_size if layer == 0 else output * (2 if bidirectional else 1)
                shapes = {"weight_ih": (width, size), "weight_hh": (width, output)}
                if bias:
                    shapes["bias_ih"] = shapes["bias_hh"] = (width,)
                if proj_size > 0:
                    shapes["weight_hr"] = (proj_size, hidden_size)
                names = []
                for name, shape in shapes.items():
                    name = f"{name}_l{layer}{suffix}"
                    setattr(self, name, Parameter(torch.empty(shape, dtype=dtype)))
                    names.append(name)
                self._all_weights.append(names)
        self._flat_weights_names = [name for names in self._all_weights for name in names]
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    @property
    def all_weights(self):
        return [[getattr(self, name) for name in names] for names in self._all_weights]

    @property
    def _flat_weights(self):
        return [getattr(self, name) for name in self._flat_weights_names]

    def flatten_parameters(self):
        pass

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        for name, usual in (("proj_size", 0), ("num_layers", 1), ("bias", True), ("batch_first", False), ("dropout", 0), ("bidirectional", False)):
            value = getattr(self, name)
            if value != usual:
                text += f", {name}={value}"
        return text

    def check_input(self, input, batch_sizes, weights):
        if input.dtype != weights[0].dtype:
            raise ValueError(f"RNN input dtype ({input.dtype}) does not match weight dtype ({weights[0].dtype}). Convert input: input.to({weights[0].dtype}), or convert model: model.to({input.dtype})")
        expected = 2 if batch_sizes is not None else 3
        if input.dim() != expected:
            raise RuntimeError(f"input must have {expected} dimensions, got {input.dim()}")
        if self.input_size != input.size(-1):
            raise RuntimeError(f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}")

    def check_hidden_size(self, hx, expected, msg="Expected hidden size {}, got {}"):
        if hx.size() != expected:
            raise RuntimeError(msg.format(expected, list(hx.size())))

    def forward(self, input, hx=None):
        is_lstm = self.mode == "LSTM"
        name = "RNN" if self.mode[:3] == "RNN" else self.mode
        weights = self._flat_weights
        packed = isinstance(input, PackedSequence)
        sizes = order = back = None
        batched = True
        if packed:
            input, sizes, order, back = input
            batch = int(sizes[0])
        else:
            if input.dim() not in (2, 3):
                raise ValueError(f"{name}: Expected input to be 2D or 3D, got {input.dim()}D {'tensor ' if name == 'RNN' else ''}instead")
            batched = input.dim() == 3
            axis = 0 if self.batch_first else 1
            if not batched:
                input = input.unsqueeze(axis)
            batch = input.size(axis)
            if hx is not None:
                hx = self._with_batch(hx, batched, is_lstm)
        rows = self.num_layers * (2 if self.bidirectional else 1)
        expected = (rows, batch, self.proj_size if self.proj_size > 0 else self.hidden_size)
        if hx is None:
            states = [torch.zeros(expected, dtype=input.dtype)]
            if is_lstm:
                states.append(torch.zeros((rows, batch, self.hidden_size), dtype=input.dtype))
        else:
            states = list(hx) if is_lstm else [hx]
            if order is not None:
                states = [state.index_select(1, order) for state in states]
        self.check_input(input, sizes, weights)
        if is_lstm:
            self.check_hidden_size(states[0], expected, "Expected hidden[0] size {}, got {}")
            self.check_hidden_size(states[1], (rows, batch, self.hidden_size), "Expected hidden[1] size {}, got {}")
        else:
            self.check_hidden_size(states[0], expected)
        output, *states = _recurrent.run(_cells[self.mode], input, states, weights, self.bias, self.num_layers,
                                         self.dropout if self.training else 0.0, self.bidirectional, self.batch_first, sizes,
                                         self.proj_size > 0)
        if packed:
            output = PackedSequence(output, sizes, order, back)
            if back is not None:
                states = [state.index_select(1, back) for state in states]
        elif not batched:
            output = output.squeeze(axis)
            states = [state.squeeze(1) for state in states]
        return output, (tuple(states) if is_lstm else states[0])

    def _with_batch(self, hx, batched, is_lstm):
        states = (hx[0], hx[1]) if is_lstm else (hx,)
        names = "(" + ", ".join(f"{s.dim()}-D" for s in states) + ") tensors" if is_lstm else f"{hx.dim()}-D tensor"
        what = "hx and cx" if is_lstm else "hx"
        if batched:
            if any(s.dim() != 3 for s in states):
                raise RuntimeError(f"For batched 3-D input, {what} should also be 3-D but got {names}")
            return hx
        if any(s.dim() != 2 for s in states):
            raise RuntimeError(f"For unbatched 2-D input, {what} should also be 2-D but got {names}")
        states = tuple(s.unsqueeze(1) for s in states)
        return states if is_lstm else states[0]

class RNN(RNNBase):
    def __init__(self, *args, **kwargs):
        if "proj_size" in kwargs:
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        if len(args) > 3:
            nonlinearity = args[3]
            args = args[:3] + args[4:]
        else:
            nonlinearity = kwargs.pop("nonlinearity", "tanh")
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__("RNN_" + nonlinearity.upper(), *args, **kwargs)
        self.nonlinearity = nonlinearity

class LSTM(RNNBase):
    def __init__(self, *args, **kwargs):
        super().__init__("LSTM", *args, **kwargs)

class GRU(RNNBase):
    def __init__(self, *args, **kwargs):
        if "proj_size" in kwargs:
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        super().__init__("GRU", *args, **kwargs)

class RNNCellBase(Module):
    __constants__ = ["input_size", "hidden_size", "bias"]

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        self.weight_ih = Parameter(torch.empty((num_chunks * hidden_size, input_size), dtype=dtype))
        self.weight_hh = Parameter(torch.empty((num_chunks * hidden_size, hidden_size), dtype=dtype))
        for name in ("bias_ih", "bias_hh"):
            if bias:
                setattr(self, name, Parameter(torch.empty(num_chunks * hidden_size, dtype=dtype)))
            else:
                self.register_parameter(name, None)
        self.reset_parameters()

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.bias is not True:
            text += f", bias={self.bias}"
        if getattr(self, "nonlinearity", "tanh") != "tanh":
            text += f", nonlinearity={self.nonlinearity}"
        return text

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def _run(self, name, cell, input, states):
        if input.dim() not in (1, 2):
            raise ValueError(f"{name}: Expected input to be 1D or 2D, got {input.dim()}D instead")
        if states is not None:
            for i, state in enumerate(states):
                if state.dim() not in (1, 2):
                    what = f"hx[{i}]" if cell == "lstm" else "hidden"
                    raise ValueError(f"{name}: Expected {what} to be 1D or 2D, got {state.dim()}D instead")
        batched = input.dim() == 2
        if not batched:
            input = input.unsqueeze(0)
        if states is None:
            zeros = torch.zeros(input.size(0), self.hidden_size, dtype=input.dtype)
            states = [zeros, zeros] if cell == "lstm" else [zeros]
        elif not batched:
            states = [state.unsqueeze(0) for state in states]
        if input.size(1) != self.input_size:
            raise RuntimeError(f"input has inconsistent input_size: got {input.size(1)} expected {self.input_size}")
        for i, state in enumerate(states):
            if state.dim() != 2:
                raise RuntimeError(f"Expected 2D hidden{i} (batch x hidden_size), but got {state.dim()}D tensor")
            if state.size(0) != input.size(0):
                raise RuntimeError(f"Input batch size {input.size(0)} doesn't match hidden{i} batch size {state.size(0)}")
            if state.size(1) != self.hidden_size:
                raise RuntimeError(f"hidden{i} has inconsistent hidden_size: got {state.size(1)}, expected {self.hidden_size}")
        weights = [self.weight_ih, self.weight_hh]
        if self.bias:
            weights += [self.bias_ih, self.bias_hh]
        found = _recurrent.cell(cell, input, states, weights)
        return found if batched else tuple([state.squeeze(0) for state in found])

class RNNCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 1, device, dtype)
        self.nonlinearity = nonlinearity
    def forward(self, input, hx=None):
        if self.nonlinearity not in ("tanh", "relu"):
            raise RuntimeError(f"Unknown nonlinearity: {self.nonlinearity}")
        return self._run("RNNCell", self.nonlinearity, input, None if hx is None else [hx])[0]

class LSTMCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 4, device, dtype)
    def forward(self, input, hx=None):
        return self._run("LSTMCell", "lstm", input, None if hx is None else list(hx))

class GRUCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 3, device, dtype)
    def forward(self, input, hx=None):
        return self._run("GRUCell", "gru", input, None if hx is None else [hx])[0]
"""#
