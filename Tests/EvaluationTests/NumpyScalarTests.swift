// Scalars, and the arithmetic that they share with arrays.
// Expected texts are NumPy's.

import Testing

@Suite struct NumpyScalarTests {
    @Test func numbers() {
        check(
            numpyProbe + #"""
            s=np.float32(2); s64=np.float64(2); i=np.int64(3); T=torch.ones(2); A=np.ones(2)
            t(lambda: s+s64)
            t(lambda: s*2.5)
            t(lambda: s*i)
            t(lambda: -s)
            t(lambda: abs(-s))
            t(lambda: s==2)
            t(lambda: s<3)
            t(lambda: not s)
            t(lambda: sum([s,s]))
            t(lambda: max([s,s64]))
            t(lambda: sum([s64,s64]))
            t(lambda: divmod(i,2))
            t(lambda: hash(s64)==hash(2.0))
            t(lambda: {s64:1}[2.0])
            t(lambda: [1,2,3][i-1])
            t(lambda: range(i))
            t(lambda: list(range(i)))
            t(lambda: 'a'*i)
            t(lambda: [1]*i)
            t(lambda: i & 1)
            t(lambda: ~i)
            t(lambda: i<<1)
            t(lambda: round(s64,1))
            t(lambda: round(s,1))
            t(lambda: round(s64))
            t(lambda: round(i,1))
            t(lambda: round(np.float64(2.567),2))
            t(lambda: str(s64))
            t(lambda: s64.item())
            t(lambda: s.dtype)
            t(lambda: np.dtype('float32'))
            t(lambda: str(np.dtype('float32')))
            t(lambda: np.float32)
            t(lambda: np.ndarray)
            t(lambda: A.dtype)
            t(lambda: A.dtype==np.float64)
            t(lambda: A.dtype=='float64')
            t(lambda: A.dtype==float)
            t(lambda: A.dtype.name)
            t(lambda: np.int64(3).is_integer())
            t(lambda: s64.is_integer())
            t(lambda: (s64.shape, s64.ndim, s64.size))
            t(lambda: s64.astype(np.float32))
            t(lambda: s64.round(2))
            t(lambda: s64.sum())
            t(lambda: s64.mean())
            t(lambda: isinstance(s64,float))
            t(lambda: isinstance(s,float))
            t(lambda: isinstance(i,int))
            t(lambda: isinstance(s,np.floating))
            t(lambda: isinstance(i,np.integer))
            t(lambda: isinstance(i,(int,np.integer)))
            t(lambda: isinstance(A,np.ndarray))
            t(lambda: np.issubdtype(A.dtype,np.floating))
            t(lambda: int(s))
            t(lambda: float(s))
            t(lambda: complex(s64))
            t(lambda: bool(np.int64(0)))
            t(lambda: i//2)
            t(lambda: i%2)
            t(lambda: i**2)
            t(lambda: 2**i)
            t(lambda: i/2)
            t(lambda: s64/0)
            t(lambda: i//0)
            t(lambda: -7//np.int64(2))
            t(lambda: np.int64(-7)%3)
            t(lambda: i+True)
            t(lambda: np.uint8(200)+np.uint8(100))
            """#,
            prints: #"""
            float64 np.float64(4.0)
            float32 np.float32(5.0)
            float64 np.float64(6.0)
            float32 np.float32(-2.0)
            float32 np.float32(2.0)
            bool np.True_
            bool np.True_
            bool False
            float32 np.float32(4.0)
            float32 np.float32(2.0)
            float64 np.float64(4.0)
            tuple (np.int64(1), np.int64(1))
            bool True
            int 1
            int 3
            range range(0, 3)
            list [0, 1, 2]
            str 'aaa'
            list [1, 1, 1]
            int64 np.int64(1)
            int64 np.int64(-4)
            int64 np.int64(6)
            float64 np.float64(2.0)
            float32 np.float32(2.0)
            int 2
            int64 np.int64(3)
            float64 np.float64(2.57)
            str '2.0'
            float 2.0
            Float32DType dtype('float32')
            Float32DType dtype('float32')
            str 'float32'
            type <class 'numpy.float32'>
            type <class 'numpy.ndarray'>
            Float64DType dtype('float64')
            bool True
            bool True
            bool True
            str 'float64'
            bool True
            bool True
            tuple ((), 0, 1)
            float32 np.float32(2.0)
            float64 np.float64(2.0)
            float64 np.float64(2.0)
            float64 np.float64(2.0)
            bool True
            bool False
            bool False
            bool True
            bool True
            bool True
            bool True
            bool True
            int 2
            float 2.0
            complex (2+0j)
            bool False
            int64 np.int64(1)
            int64 np.int64(1)
            int64 np.int64(9)
            int64 np.int64(8)
            float64 np.float64(1.5)
            float64 np.float64(inf)
            int64 np.int64(0)
            int64 np.int64(-4)
            int64 np.int64(2)
            int64 np.int64(4)
            uint8 np.uint8(44)
            """#)
    }

    @Test func promotion() {
        check(
            numpyProbe + #"""
            s=np.float32(2); s64=np.float64(2); i=np.int64(3); T=torch.ones(2); A=np.ones(2)
            t(lambda: np.uint8(200)+100)
            t(lambda: np.uint8(200)+300)
            t(lambda: np.int32(1)+np.int64(1))
            t(lambda: np.float32(1)+np.int64(1))
            t(lambda: np.float32(1)+1.5)
            t(lambda: np.bool_(True)+np.bool_(True))
            t(lambda: np.True_ & False)
            t(lambda: np.True_ and 5)
            t(lambda: not np.True_)
            t(lambda: np.bool_(True)==True)
            t(lambda: np.sqrt(2))
            t(lambda: np.exp(1))
            t(lambda: np.sqrt(4))
            t(lambda: np.abs(-3))
            t(lambda: np.square(3))
            t(lambda: np.floor(2.5))
            t(lambda: np.round(2.567,2))
            t(lambda: np.round(2.5))
            t(lambda: np.round([1.234,2.567],1))
            t(lambda: np.around(1.25,1))
            t(lambda: np.mean([1,2,3,4]))
            t(lambda: np.sum([1,2,3]))
            t(lambda: np.max([1,2,3]))
            t(lambda: np.add(1,2))
            t(lambda: np.maximum(1,2.5))
            t(lambda: np.power(2,3))
            t(lambda: np.power(2.0,[1,2,3]))
            t(lambda: np.power(2,-1))
            t(lambda: np.log([1,10,100]))
            t(lambda: np.log10(1000))
            """#,
            prints: #"""
            uint8 np.uint8(44)
            OverflowError: Python integer 300 out of bounds for uint8
            int64 np.int64(2)
            float64 np.float64(2.0)
            float32 np.float32(2.5)
            bool np.True_
            bool np.False_
            int 5
            bool False
            bool np.True_
            float64 np.float64(1.4142135623730951)
            float64 np.float64(2.718281828459045)
            float64 np.float64(2.0)
            int64 np.int64(3)
            int64 np.int64(9)
            float64 np.float64(2.0)
            float64 np.float64(2.57)
            float64 np.float64(2.0)
            ndarray array([1.2, 2.6])
            float64 np.float64(1.2)
            float64 np.float64(2.5)
            int64 np.int64(6)
            int64 np.int64(3)
            int64 np.int64(3)
            float64 np.float64(2.5)
            int64 np.int64(8)
            ndarray array([2., 4., 8.])
            ValueError: Integers to negative integer powers are not allowed.
            ndarray array([0.        , 2.30258509, 4.60517019])
            float64 np.float64(3.0)
            """#)
    }

    @Test func ufuncs() {
        check(
            numpyProbe + #"""
            s=np.float32(2); s64=np.float64(2); i=np.int64(3); T=torch.ones(2); A=np.ones(2)
            t(lambda: np.log2(8))
            t(lambda: np.sin(np.pi/2))
            t(lambda: np.arctan2(1,1))
            t(lambda: np.hypot(3,4))
            t(lambda: np.sign([-2,0,3]))
            t(lambda: np.clip([1,5,10],2,8))
            t(lambda: np.clip(5,0,3))
            t(lambda: np.mod(-3,2))
            t(lambda: np.fmod(-3,2))
            t(lambda: np.isnan(np.nan))
            t(lambda: np.isnan([1,np.nan]))
            t(lambda: np.logical_and([True,False],True))
            t(lambda: np.logical_not([1,0]))
            t(lambda: np.cbrt(27))
            t(lambda: np.deg2rad(180))
            t(lambda: np.reciprocal(2.0))
            t(lambda: np.reciprocal(2))
            t(lambda: np.negative([1,2]))
            t(lambda: np.equal([1,2],[1,3]))
            t(lambda: np.array([1,2])**2)
            t(lambda: np.array([1,2])**-1)
            t(lambda: np.array([1.,2])**-1)
            t(lambda: np.array([1,2])/0)
            t(lambda: np.array([1,0])/np.array([0,0]))
            t(lambda: np.array([1,2])//0)
            t(lambda: 2**np.array([1,2]))
            t(lambda: np.array([4,9])**0.5)
            t(lambda: np.array([1,2,3])%2)
            t(lambda: np.array([-1,2])%3)
            t(lambda: np.array([1.5,-2.5])//1)
            t(lambda: np.array([1,2])+1.5)
            t(lambda: np.array([1,2],dtype=np.float32)+1.5)
            t(lambda: np.array([1,2],dtype=np.float32)+np.array([1,2]))
            t(lambda: np.array([1,2],dtype=np.int32)+np.array([1.5,2],dtype=np.float32))
            t(lambda: np.array([1,2],dtype=np.uint8)-3)
            t(lambda: np.array([True,False])+1)
            t(lambda: np.array([True,False])+np.array([True,True]))
            t(lambda: -np.array([True]))
            t(lambda: ~np.array([True,False]))
            t(lambda: np.array([True])-np.array([True]))
            t(lambda: np.array([1,2])>1)
            t(lambda: (np.array([1,2,3])>1)&(np.array([1,2,3])<3))
            t(lambda: np.array([1,2])==np.array([1,3]))
            t(lambda: np.array([1,2])==None)
            t(lambda: np.array([1,2])=='a')
            t(lambda: np.array([1,2])!=None)
            t(lambda: 3 in np.array([1,2,3]))
            t(lambda: 1 if np.array([1]) else 2)
            t(lambda: [x for x in np.array([1,2])])
            t(lambda: [x for x in np.array([[1,2],[3,4]])])
            """#,
            prints: #"""
            float64 np.float64(3.0)
            float64 np.float64(1.0)
            float64 np.float64(0.7853981633974483)
            float64 np.float64(5.0)
            ndarray array([-1,  0,  1])
            ndarray array([2, 5, 8])
            int64 np.int64(3)
            int64 np.int64(1)
            int64 np.int64(-1)
            bool np.True_
            ndarray array([False,  True])
            ndarray array([ True, False])
            ndarray array([False,  True])
            float64 np.float64(3.0)
            float64 np.float64(3.141592653589793)
            float64 np.float64(0.5)
            int64 np.int64(0)
            ndarray array([-1, -2])
            ndarray array([ True, False])
            ndarray array([1, 4])
            ValueError: Integers to negative integer powers are not allowed.
            ndarray array([1. , 0.5])
            ndarray array([inf, inf])
            ndarray array([inf, nan])
            ndarray array([0, 0])
            ndarray array([2, 4])
            ndarray array([2., 3.])
            ndarray array([1, 0, 1])
            ndarray array([2, 2])
            ndarray array([ 1., -3.])
            ndarray array([2.5, 3.5])
            ndarray array([2.5, 3.5], dtype=float32)
            ndarray array([2., 4.])
            ndarray array([2.5, 4. ])
            ndarray array([254, 255], dtype=uint8)
            ndarray array([2, 1])
            ndarray array([ True,  True])
            TypeError: The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.
            ndarray array([False,  True])
            TypeError: numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.
            ndarray array([False,  True])
            ndarray array([False,  True, False])
            ndarray array([ True, False])
            ndarray array([False, False])
            ndarray array([False, False])
            ndarray array([ True,  True])
            bool True
            int 1
            list [np.int64(1), np.int64(2)]
            list [array([1, 2]), array([3, 4])]
            """#)
    }

    @Test func operators() {
        check(
            numpyProbe + #"""
            s=np.float32(2); s64=np.float64(2); i=np.int64(3); T=torch.ones(2); A=np.ones(2)
            t(lambda: list(np.array([1.5,2])))
            t(lambda: tuple(np.array([1,2])))
            t(lambda: len(np.zeros((3,2))))
            t(lambda: len(np.float64(1)))
            t(lambda: float(np.array(2.5)))
            t(lambda: float(np.array([2.5])))
            t(lambda: int(np.array([3])))
            t(lambda: sum(np.array([1,2,3])))
            t(lambda: max(np.array([1,2,3])))
            t(lambda: sorted(np.array([3,1,2])))
            t(lambda: any(np.array([0,1])))
            t(lambda: dict(zip(['a','b'],np.array([1,2]))))
            t(lambda: list(map(int,np.array([1.5,2.7]))))
            t(lambda: min(np.array([[1,2]])))
            t(lambda: hash(np.array([1])))
            t(lambda: np.array([1,2]).foo)
            t(lambda: np.float64(1).foo)
            t(lambda: np.foo)
            t(lambda: np.array([1,2])())
            t(lambda: np.array([1,2])+[1,2])
            t(lambda: [1,2]+np.array([1,2]))
            t(lambda: np.array([1,2])*(1,2))
            t(lambda: np.zeros(-1))
            t(lambda: np.zeros((2,'a')))
            """#,
            prints: #"""
            list [np.float64(1.5), np.float64(2.0)]
            tuple (np.int64(1), np.int64(2))
            int 3
            TypeError: object of type 'numpy.float64' has no len()
            float 2.5
            TypeError: only 0-dimensional arrays can be converted to Python scalars
            TypeError: only 0-dimensional arrays can be converted to Python scalars
            int64 np.int64(6)
            int64 np.int64(3)
            list [np.int64(1), np.int64(2), np.int64(3)]
            bool True
            dict {'a': np.int64(1), 'b': np.int64(2)}
            list [1, 2]
            ndarray array([1, 2])
            TypeError: unhashable type: 'numpy.ndarray'
            AttributeError: 'numpy.ndarray' object has no attribute 'foo'
            AttributeError: 'numpy.float64' object has no attribute 'foo'
            AttributeError: module 'numpy' has no attribute 'foo'
            TypeError: 'numpy.ndarray' object is not callable
            ndarray array([2, 4])
            ndarray array([2, 4])
            ndarray array([1, 4])
            ValueError: negative dimensions are not allowed
            TypeError: 'str' object cannot be interpreted as an integer
            """#)
    }

    @Test func asPython() {
        check(
            numpyProbe + #"""
            s=np.float32(2); s64=np.float64(2); i=np.int64(3); T=torch.ones(2); A=np.ones(2)
            """#,
            prints: #"""
            """#)
    }
}
