// `F.grid_sample`, in the language.

let functionalSamplingLibrary = #"""

def _cubic_weights(t):
    a = -0.75
    def near(x):
        return ((a + 2) * x - (a + 3)) * x * x + 1
    def far(x):
        return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a
    return [far(t + 1), near(t), near(1 - t), far(2 - t)]

def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    if mode not in ("bilinear", "nearest", "bicubic"):
        raise ValueError(f"nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '{mode}'")
    if padding_mode not in ("zeros", "border", "reflection"):
        raise ValueError("nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', "
                         f"but got: '{padding_mode}'")
    if align_corners is None:
        import warnings
        warnings.warn("Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. "
                      "Please specify align_corners=True if the old behavior is desired. See the documentation of grid_sample for details.")
        align_corners = False
    if input.size(0) != grid.size(0):
        raise RuntimeError("grid_sampler(): expected grid and input to have same batch size, but got input with sizes "
                           f"{list(input.shape)} and grid with sizes {list(grid.shape)}")
    rank = input.dim() - 2
    if grid.size(-1) != rank:
        raise RuntimeError(f"grid_sampler(): expected grid to have size {rank} in last dimension, but got grid with sizes {list(grid.shape)}")
    if input.dim() not in (4, 5) or input.dim() != grid.dim():
        ranks = f"{input.dim()}D" if input.dim() in (4, 5) else "4D or 5D"
        raise RuntimeError(f"grid_sampler(): expected {ranks} input and grid with same number of dimensions, but got input with sizes "
                           f"{list(input.shape)} and grid with sizes {list(grid.shape)}")
    if input.dtype != grid.dtype:
        kinds = {torch.float32: "Float", torch.float64: "Double", torch.float16: "Half", torch.bfloat16: "BFloat16", torch.int64: "Long"}
        raise RuntimeError(f"expected scalar type {kinds.get(input.dtype, input.dtype)} but found {kinds.get(grid.dtype, grid.dtype)}")
    if mode == "bicubic" and rank == 3:
        raise RuntimeError("grid_sampler(): bicubic interpolation only supports 4D input")
    sizes = input.shape[2:]
    for i, size in enumerate(sizes):
        if size == 0:
            raise RuntimeError("grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes "
                               f"{list(input.shape)} with dimension {i + 2} being empty")
    n, c = input.shape[:2]
    narrow = input.dtype in (torch.float16, torch.bfloat16)
    given, dtype = (input, grid), input.dtype
    if narrow:
        input, grid = input.float(), grid.float()
    def inside(at, size):
        if padding_mode == "reflection":
            if align_corners:
                span, low = 2 * (size - 1), 0
            else:
                span, low = 2 * size, -0.5
            if span == 0:
                at = torch.zeros_like(at)
            else:
                far = (at - low).abs()
                rest = far - (far / (span / 2)).floor().detach() * (span / 2)
                odd = (far / (span / 2)).floor().detach() % 2 != 0
                at = torch.where(odd, span / 2 - rest + low, rest + low)
        if padding_mode != "zeros":
            at = at.clamp(0, size - 1).nan_to_num(nan=0.0)
        return at
    places = []
    for i, size in enumerate(sizes):
        at = grid[..., rank - 1 - i]
        at = (at + 1) * ((size - 1) / 2) if align_corners else (at + 1) * (size / 2) - 0.5
        places.append(at if mode == "bicubic" else inside(at, size))
    flat = input.reshape(n, c, math.prod(sizes))
    out_shape = grid.shape[1:-1]
    def pick(at):
        index, within = 0, True
        for place, size in zip(at, sizes):
            if mode == "bicubic":
                place = inside(place, size)
            within = within & (place >= 0) & (place < size)
            index = index * size + place.clamp(0, size - 1).nan_to_num(nan=0.0).long()
        picked = flat.gather(2, index.reshape(n, 1, -1).expand(-1, c, -1)).view(n, c, *out_shape)
        return torch.where(within.unsqueeze(1), picked, torch.zeros((), dtype=picked.dtype))
    if mode == "nearest":
        out = pick([p.detach().round() for p in places])
        if grid.requires_grad:
            out = out + torch.zeros_like(grid).mul(grid).sum(-1).unsqueeze(1)
    elif mode == "bicubic":
        corners = [p.floor().detach() for p in places]
        rows, columns = [_cubic_weights(p - at) for p, at in zip(places, corners)]
        out = 0
        for i, row in enumerate(rows):
            line = 0
            for j, column in enumerate(columns):
                line = line + pick([corners[0] + (i - 1), corners[1] + (j - 1)]) * column.unsqueeze(1)
            out = out + line * row.unsqueeze(1)
    else:
        corners = [p.floor().detach() for p in places]
        shares = [p - at for p, at in zip(places, corners)]
        out = 0
        for corner in range(1 << rank):
            steps = [corner >> (rank - 1 - i) & 1 for i in range(rank)]
            weight = None
            for step, share in reversed(list(zip(steps, shares))):
                part = share if step else 1 - share
                weight = part if weight is None else weight * part
            out = out + pick([at + step for at, step in zip(corners, steps)]) * weight.unsqueeze(1)
    return out.to(dtype) if narrow else out
"""#
