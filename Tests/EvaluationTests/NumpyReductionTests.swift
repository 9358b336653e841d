// Reductions, and sums to their last digit.
// Expected texts are NumPy's.

import Testing

@Suite struct NumpyReductionTests {
    @Test func reductions() {
        check(
            numpyProbe + #"""
            a=np.array([[3,1,2],[6,5,4]]); f=np.array([1.5,2.5,3.5])
            t(lambda: np.prod([]))
            t(lambda: np.add.reduce([1,2,3]))
            t(lambda: np.add.accumulate([1,2,3]))
            t(lambda: np.maximum.reduce([[1,5],[3,2]]))
            t(lambda: np.maximum.accumulate([1,3,2,5]))
            t(lambda: np.multiply.outer([1,2],[3,4]))
            z=np.zeros(3); _=np.add.at(z,[0,0,2],1); print(z)
            o=np.zeros(2); _=np.add([1,2],[3,4],out=o); print(o); _=np.exp([0,1],out=o); print(o)
            t(lambda: np.add)
            t(lambda: np.exp)
            t(lambda: np.array([1,2,3])[np.newaxis,:].shape)
            t(lambda: np.float64(3).reshape(1))
            t(lambda: np.arange(6).reshape(2,3)[:,[2,0]])
            t(lambda: np.arange(6).reshape(2,3)[np.ix_([0,1],[0,2])])
            t(lambda: np.take_along_axis(np.array([[3,1],[2,4]]),np.array([[1],[0]]),axis=1))
            t(lambda: np.select([np.arange(4)<2,np.arange(4)>2],[0,9],default=5))
            t(lambda: np.testing.assert_allclose([1,2],[1,2]))
            t(lambda: np.finfo(np.float32).eps)
            t(lambda: np.finfo(float).max)
            t(lambda: np.iinfo(np.int32).max)
            t(lambda: np.insert([1,2,3],1,9))
            t(lambda: np.delete([1,2,3],1))
            t(lambda: np.delete(np.arange(6).reshape(2,3),1,axis=1))
            t(lambda: np.append([1,2],[3]))
            t(lambda: np.append([[1,2]],[[3,4]],axis=0))
            t(lambda: np.unravel_index(5,(2,3)))
            t(lambda: np.unravel_index(np.argmax([[1,9],[3,4]]),(2,2)))
            t(lambda: np.triu_indices(3,1))
            t(lambda: list(np.ndindex(2,2)))
            t(lambda: np.vectorize(lambda a,b: a+b)([1,2],3))
            t(lambda: np.einsum('i,i->',[1,2],[3,4]))
            t(lambda: np.einsum('ij->ji',np.arange(4).reshape(2,2)))
            t(lambda: np.einsum('bij,bjk->bik',np.ones((2,2,3)),np.ones((2,3,1))).shape)
            t(lambda: np.histogram([1,2,3,4,5],bins=5))
            t(lambda: np.nan_to_num([np.nan,np.inf,1]))
            t(lambda: np.sum(np.array([0.1]*10)))
            t(lambda: np.sum(np.arange(1000)*0.1))
            t(lambda: np.mean(np.random.RandomState(0).rand(1000)))
            t(lambda: np.std(np.random.RandomState(0).rand(1000)))
            t(lambda: np.var(np.random.RandomState(0).rand(100,3),axis=0))
            t(lambda: np.sum(np.random.RandomState(0).rand(1000).astype(np.float32)))
            t(lambda: np.mean(np.random.RandomState(0).rand(1000).astype(np.float32)))
            t(lambda: np.std(np.random.RandomState(0).rand(77,5).astype(np.float32),axis=0))
            t(lambda: np.sum(np.random.RandomState(0).rand(50,60),axis=1)[:3])
            t(lambda: np.sum(np.random.RandomState(0).rand(50,60),axis=0)[:3])
            t(lambda: np.sum(np.random.RandomState(0).rand(50,60).T,axis=0)[:3])
            """#,
            prints: #"""
            float64 np.float64(1.0)
            int64 np.int64(6)
            ndarray array([1, 3, 6])
            ndarray array([3, 5])
            ndarray array([1, 3, 3, 5])
            ndarray array([[3, 4],
                   [6, 8]])
            [2. 0. 1.]
            [4. 6.]
            [1.         2.71828183]
            ufunc <ufunc 'add'>
            ufunc <ufunc 'exp'>
            tuple (1, 3)
            ndarray array([3.])
            ndarray array([[2, 0],
                   [5, 3]])
            ndarray array([[0, 2],
                   [3, 5]])
            ndarray array([[1],
                   [2]])
            ndarray array([0, 0, 5, 9])
            NoneType None
            float32 np.float32(1.1920929e-07)
            float64 np.float64(1.7976931348623157e+308)
            int 2147483647
            ndarray array([1, 9, 2, 3])
            ndarray array([1, 3])
            ndarray array([[0, 2],
                   [3, 5]])
            ndarray array([1, 2, 3])
            ndarray array([[1, 2],
                   [3, 4]])
            tuple (np.int64(1), np.int64(2))
            tuple (np.int64(0), np.int64(1))
            tuple (array([0, 0, 1]), array([1, 2, 2]))
            list [(0, 0), (0, 1), (1, 0), (1, 1)]
            ndarray array([4, 5])
            int64 np.int64(11)
            ndarray array([[0, 2],
                   [1, 3]])
            tuple (2, 2, 1)
            tuple (array([1, 1, 1, 1, 1]), array([1. , 1.8, 2.6, 3.4, 4.2, 5. ]))
            ndarray array([0.00000000e+000, 1.79769313e+308, 1.00000000e+000])
            float64 np.float64(1.0)
            float64 np.float64(49950.0)
            float64 np.float64(0.49592153437178277)
            float64 np.float64(0.2905988415606101)
            ndarray array([0.087872  , 0.08528654, 0.07848134])
            float32 np.float32(495.92154)
            float32 np.float32(0.49592155)
            ndarray array([0.27325377, 0.27777344, 0.2804863 , 0.29778185, 0.30290782],
                  dtype=float32)
            ndarray array([30.98479541, 28.64222743, 31.2005963 ])
            ndarray array([22.70852503, 26.96686371, 23.36561461])
            ndarray array([30.98479541, 28.64222743, 31.2005963 ])
            """#)
    }

    @Test func sums() {
        check(
            numpyProbe + #"""
            a=np.array([[3,1,2],[6,5,4]]); f=np.array([1.5,2.5,3.5])
            t(lambda: np.sum(np.random.RandomState(0).rand(50,60)[:,::2]))
            t(lambda: np.sum(np.random.RandomState(0).rand(5,6,7),axis=(0,2)))
            t(lambda: np.exp(np.random.RandomState(0).rand(5)).sum())
            t(lambda: np.log(np.random.RandomState(0).rand(50)).sum())
            t(lambda: np.sin(np.random.RandomState(0).rand(1000))[:5].tolist())
            t(lambda: (np.random.RandomState(0).rand(5)**3).tolist())
            t(lambda: np.corrcoef(np.random.RandomState(0).rand(10),np.random.RandomState(1).rand(10)))
            t(lambda: np.cumsum(np.random.RandomState(0).rand(20))[-1])
            t(lambda: np.linalg.norm(np.random.RandomState(0).rand(20)))
            t(lambda: np.percentile(np.random.RandomState(0).rand(20),[5,95]))
            t(lambda: np.arange(5)/np.arange(5).sum())
            t(lambda: np.float32(1)/3)
            t(lambda: np.array([1,2,3],dtype=np.float32).mean())
            t(lambda: np.array([[1,2],[3,4]])*[10,20])
            t(lambda: np.array([1.0,2])*True)
            t(lambda: np.array([1,2])*np.float32(1.5))
            t(lambda: np.array([1,2],dtype=np.float32)*np.float64(1.5))
            t(lambda: np.array([1,2],dtype=np.float32)*np.array(1.5))
            t(lambda: 1/np.array([1,2,4]))
            t(lambda: 10-np.array([1,2]))
            t(lambda: -np.array([1,2]))
            t(lambda: +np.array([1,2]))
            t(lambda: pow(np.array([2,3]),2))
            t(lambda: round(np.array([1.55,2.45]),1))
            t(lambda: np.array([5,6])&3)
            t(lambda: np.array([1,2])|4)
            t(lambda: np.array([1,2])^3)
            t(lambda: np.array([1,2])<<2)
            t(lambda: np.array([True,False])|np.array([False,False]))
            t(lambda: np.array([1.5])&1)
            t(lambda: np.bitwise_and(5,3))
            """#,
            prints: #"""
            float64 np.float64(760.5633601874563)
            ndarray array([14.88426338, 17.27095712, 18.32936955, 18.36161151, 17.54011555,
                   17.92500583])
            float64 np.float64(8.8548736495061)
            float64 np.float64(-44.13633395392097)
            list [0.5216753442582844, 0.6557603942091157, 0.566921027308259, 0.5183181935601419, 0.4110948791466501]
            list [0.16530057596906544, 0.3658163783969024, 0.2189982125043625, 0.16177455459892273, 0.07603899915268493]
            ndarray array([[1.        , 0.18878577],
                   [0.18878577, 1.        ]])
            float64 np.float64(11.631096490451947)
            float64 np.float64(2.8786636570074022)
            ndarray array([0.06849518, 0.92749994])
            ndarray array([0. , 0.1, 0.2, 0.3, 0.4])
            float32 np.float32(0.33333334)
            float32 np.float32(2.0)
            ndarray array([[10, 40],
                   [30, 80]])
            ndarray array([1., 2.])
            ndarray array([1.5, 3. ])
            ndarray array([1.5, 3. ])
            ndarray array([1.5, 3. ])
            ndarray array([1.  , 0.5 , 0.25])
            ndarray array([9, 8])
            ndarray array([-1, -2])
            ndarray array([1, 2])
            ndarray array([4, 9])
            TypeError: type numpy.ndarray doesn't define __round__ method
            ndarray array([1, 2])
            ndarray array([5, 6])
            ndarray array([2, 1])
            ndarray array([4, 8])
            ndarray array([ True, False])
            TypeError: ufunc 'bitwise_and' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''
            int64 np.int64(1)
            """#)
    }
}
