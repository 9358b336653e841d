// Files of arrays and tensors: what PyTorch, NumPy and safetensors wrote is read, what is written reads back, and damaged
// files are refused with a clear error. The bytes of the programs below were written by the libraries themselves.

import Foundation
import Testing

@testable import Evaluation

@Suite struct ArrayFilesTests {
    /// PyTorch 2.15, then packed with DEFLATE.
    private static let packedCheckpoint = "UEsDBBQAAAAIAAAAIQDuLvuwLQEAALwBAAAQAAAAYXJjaGl2ZS9kYXRhLnBrbHWQSU/DMBSE4zSlYPZ937eUpaI9cEYIwSESiHDpBUUhtXCk0HSS"
        + "FzghcWlp/zWOA73hg0fPmvneyF/mJwy7yQzD+AALKE4CWfMyCqOUe4l4ycKo5ZFop3HivTc4TNtuVpQ5VU7/VaBURPhtFPv0VDxyWBp4gXKzpDTo"
        + "ZBhxLELl0TEc0zF7GFXCehgbBEEcRSKgMG6n/CFpiUS0bsKAOHjVxThhwsWkphGmpNouS9KSZal500PejMNymR3IPDZHmHexoGMSi0Xst+i1blq/"
        + "HHZd0rY6lhXTJKxoZherDutireCtEzZcbGpjB1v//FLHT/w3QSLh2P5rqiMN7Cg2I+zmbIXdy6/9gn1AOHRx1NfD8TdsF1WdauPkGae2w+71mOKs"
        + "f3dlGfr0cC6y2g9QSwMEFAAAAAgAAAAhALfv3IMDAAAAAQAAABcAAABhcmNoaXZlLy5mb3JtYXRfdmVyc2lvbjMEAFBLAwQUAAAACAAAACEAhT3j"
        + "GQgAAAAGAAAAEQAAAGFyY2hpdmUvYnl0ZW9yZGVyy8ksKclJBQBQSwMEFAAAAAgAAAAhAIsbYCUMAAAAEAAAAA4AAABhcmNoaXZlL2RhdGEvMGNg"
        + "AIEGeyDhAEQOAFBLAwQUAAAACAAAACEAB1Fa4wYAAAAEAAAADgAAAGFyY2hpdmUvZGF0YS8xO2DPcAAAUEsDBBQAAAAIAAAAIQBqaqGsBgAAAAQA"
        + "AAAOAAAAYXJjaGl2ZS9kYXRhLzJjYGiwBwBQSwMEFAAAAAgAAAAhANGeZ1UEAAAAAgAAAA8AAABhcmNoaXZlL3ZlcnNpb24z5gIAUEsBAhQDFAAA"
        + "AAgAAAAhAO4u+7AtAQAAvAEAABAAAAAAAAAAAAAAAIABAAAAAGFyY2hpdmUvZGF0YS5wa2xQSwECFAMUAAAACAAAACEAt+/cgwMAAAABAAAAFwAA"
        + "AAAAAAAAAAAAgAFbAQAAYXJjaGl2ZS8uZm9ybWF0X3ZlcnNpb25QSwECFAMUAAAACAAAACEAhT3jGQgAAAAGAAAAEQAAAAAAAAAAAAAAgAGTAQAA"
        + "YXJjaGl2ZS9ieXRlb3JkZXJQSwECFAMUAAAACAAAACEAixtgJQwAAAAQAAAADgAAAAAAAAAAAAAAgAHKAQAAYXJjaGl2ZS9kYXRhLzBQSwECFAMU"
        + "AAAACAAAACEAB1Fa4wYAAAAEAAAADgAAAAAAAAAAAAAAgAECAgAAYXJjaGl2ZS9kYXRhLzFQSwECFAMUAAAACAAAACEAamqhrAYAAAAEAAAADgAA"
        + "AAAAAAAAAAAAgAE0AgAAYXJjaGl2ZS9kYXRhLzJQSwECFAMUAAAACAAAACEA0Z5nVQQAAAACAAAADwAAAAAAAAAAAAAAgAFmAgAAYXJjaGl2ZS92"
        + "ZXJzaW9uUEsFBgAAAAAHAAcAswEAAJcCAAAAAA=="
    /// safetensors 0.8.
    private static let safetensors = "iAAAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJrIjoidiJ9LCJhIjp7ImR0eXBlIjoiSTY0Iiwic2hhcGUiOlsxLDFdLCJkYXRhX29mZnNldHMiOlsw"
        + "LDhdfSwiYiI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzgsMTZdfX0gBwAAAAAAAAAAAIA/AAAAQA=="
    /// NumPy 2.4, with one array of each byte order.
    private static let packedArrays = "UEsDBC0AAAAIAAAAIQDzQpqz//////////8FABQAYS5ucHkBABAAwAEAAAAAAABdAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TaaGuo6Ce"
        + "ll9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GiY6CoYGmjoKtQrkAi4GKGCE0kxQmhlKs0BpVijNxoAKRro+AFBLAwQtAAAACAAAACEACdnRj///"
        + "////////BQAUAGIubnB5AQAQAJgAAAAAAAAAVgAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBul2airqOgnpZfVFKUmBefX5SSChIPKSpNBQoX"
        + "ZyQWpAK5GkY6CsaaOgq1CuQDLgYgcHBgYLBvANIgDOIvYGAAAFBLAQItAy0AAAAIAAAAIQDzQpqzXQAAAMABAAAFAAAAAAAAAAAAAACAAQAAAABh"
        + "Lm5weVBLAQItAy0AAAAIAAAAIQAJ2dGPVgAAAJgAAAAFAAAAAAAAAAAAAACAAZQAAABiLm5weVBLBQYAAAAAAgACAGYAAAAhAQAAAAA="

    private func check(_ code: String, prints expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let output = torchOutput("import torch, io, base64, os, tempfile\nimport numpy as np\n" + code)
        #expect(output == expected, "\(code)", sourceLocation: sourceLocation)
    }

    @Test func filesOfTheLibrariesAreRead() {
        check(
            """
            made = torch.load(io.BytesIO(base64.b64decode('\(Self.packedCheckpoint)')))
            print(made, made['w'].data_ptr() == made['t'].data_ptr(), type(made['p']).__name__)
            """,
            prints: """
                {'w': tensor([[0., 1.],
                        [2., 3.]]), 't': tensor([[0., 2.],
                        [1., 3.]]), 'h': tensor([ 1.5000, -2.0000], dtype=torch.bfloat16), 'p': Parameter containing:
                tensor([1.], requires_grad=True), 'n': [1, None, 's', (True, 2.5)]} True Parameter

                """)
        check(
            """
            from safetensors.torch import load, save
            data = base64.b64decode('\(Self.safetensors)')
            made = load(data)
            print(made, save({'b': made['b'], 'a': made['a']}, metadata={'k': 'v'}) == data)
            """, prints: "{'a': tensor([[7]]), 'b': tensor([1., 2.])} True\n")
        check(
            """
            made = np.load(io.BytesIO(base64.b64decode('\(Self.packedArrays)')))
            print(made, made['a'].sum(), made['b'].tolist())
            """, prints: "NpzFile 'object' with keys: a, b 115 [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]\n")
    }

    /// The header and the bytes are NumPy's own.
    @Test func arraysAreWrittenAsNumpyDoes() {
        check(
            """
            def written(a):
                f = io.BytesIO()
                np.save(f, a)
                return f.getvalue()
            print(written(np.arange(2, dtype='int16'))[8:])
            print(written(np.asfortranarray(np.arange(4, dtype=np.uint8).reshape(2, 2)))[8:])
            f = io.BytesIO()
            np.save(f, np.ones(2))
            np.save(f, np.array(['ab', 'c']))
            _ = f.seek(0)
            print(np.load(f), np.load(f))
            """,
            prints: """
                b"v\\x00{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }                                                            \\n\\x00\\x00\\x01\\x00"
                b"v\\x00{'descr': '|u1', 'fortran_order': True, 'shape': (2, 2), }                                                           \\n\\x00\\x02\\x01\\x03"
                [1. 1.] ['ab' 'c']

                """)
    }

    @Test func whatIsWrittenReadsBack() {
        check(
            """
            from safetensors.torch import save_file, load_file
            from safetensors import safe_open
            with tempfile.TemporaryDirectory() as d:
                a = {'x': np.arange(3), 'y': np.eye(2, dtype='float32')}
                for save in (np.savez, np.savez_compressed):
                    save(d + '/a', **a)
                    with np.load(d + '/a.npz') as f:
                        print(f.files, f['x'], f['y'].dtype)
                np.savez_compressed(d + '/zeros.npz', z=np.zeros((300, 300)), r=np.arange(5000) * 7919 % 251)
                f = np.load(d + '/zeros.npz')
                print(os.path.getsize(d + '/zeros.npz') < 20000, f['z'].sum(), (f['r'] == np.arange(5000) * 7919 % 251).all())
                dtypes = [torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.float16, torch.bfloat16,
                          torch.float32, torch.float64]
                t = {str(k): torch.tensor([0, 1, 3]).to(k) for k in dtypes}
                save_file(t, d + '/t.safetensors')
                back = load_file(d + '/t.safetensors')
                torch.save(t, d + '/t.pt')
                again = torch.load(d + '/t.pt')
                print([torch.equal(t[k], back[k]) and torch.equal(t[k], again[k]) and back[k].dtype == t[k].dtype for k in t].count(True))
                with safe_open(d + '/t.safetensors', framework='pt') as f:
                    print(f.keys()[:2], f.get_slice('torch.int8')[1:], f.get_tensor('torch.bfloat16'))
            """,
            prints: """
                ['x', 'y'] [0 1 2] float32
                ['x', 'y'] [0 1 2] float32
                True 0.0 True
                10
                ['torch.bfloat16', 'torch.bool'] tensor([1, 3], dtype=torch.int8) tensor([0., 1., 3.], dtype=torch.bfloat16)

                """)
    }

    @Test func modelsAndOptimisersAreKept() {
        check(
            """
            import torch.nn as nn
            class Net(nn.Module):
                def __init__(self):
                    super().__init__()
                    self.fc, self.k = nn.Linear(2, 2), 5
                    self.register_buffer('b', torch.ones(1))
            _ = torch.manual_seed(0)
            net = Net()
            opt = torch.optim.Adam(net.parameters())
            net.fc(torch.ones(1, 2)).sum().backward()
            opt.step()
            f = io.BytesIO()
            torch.save({'net': net.state_dict(), 'opt': opt.state_dict()}, f)
            _ = f.seek(0)
            made = torch.load(f)
            print(type(made['net']).__name__, made['opt']['state'][0]['step'], net.load_state_dict(made['net']))
            f = io.BytesIO()
            torch.save(net, f)
            _ = f.seek(0)
            whole = torch.load(f, weights_only=False)
            print(whole.k, whole, torch.equal(whole.fc.weight, net.fc.weight), list(whole.state_dict()))
            _ = f.seek(0)
            try:
                torch.load(f)
            except Exception as e:
                print(type(e).__name__, 'GLOBAL __main__.Net was not an allowed global' in str(e))
            with torch.serialization.safe_globals([Net]):
                _ = f.seek(0)
                try:
                    torch.load(f)
                except Exception as e:
                    print('torch.nn.modules.linear.Linear' in str(e))
            """,
            prints: """
                OrderedDict tensor(1.) <All keys matched successfully>
                5 Net(
                  (fc): Linear(in_features=2, out_features=2, bias=True)
                ) True ['b', 'fc.weight', 'fc.bias']
                UnpicklingError True
                True

                """)
    }

    @Test func tablesOfText() {
        check(
            #"""
            f = io.StringIO()
            np.savetxt(f, np.arange(4).reshape(2, 2), fmt='%d', delimiter=',', header='a,b', comments='')
            print(repr(f.getvalue()))
            _ = f.seek(0)
            print(torch.from_numpy(np.loadtxt(f, delimiter=',', skiprows=1)))
            print(np.loadtxt(io.StringIO('1 2 # c\n\n3 4\n'), unpack=True), np.loadtxt(['1;x', '2;y'], delimiter=';', usecols=0, dtype=int))
            print(np.genfromtxt(io.StringIO('1,,3\n4,5,x'), delimiter=','))
            for text in ('1 2\n3', 'a', '1\r\n2', '﻿5'):
                try:
                    print(np.loadtxt(io.StringIO(text)))
                except ValueError as e:
                    print(e)
            """#,
            prints: #"""
                'a,b\n0,1\n2,3\n'
                tensor([[0., 1.],
                        [2., 3.]], dtype=torch.float64)
                [[1. 3.]
                 [2. 4.]] [1 2]
                [[ 1. nan  3.]
                 [ 4.  5. nan]]
                the number of columns changed from 2 to 1 at row 2; use `usecols` to select a subset and avoid this error
                could not convert string 'a' to float64 at row 0, column 1.
                [1. 2.]
                5.0

                """#)
    }
}
