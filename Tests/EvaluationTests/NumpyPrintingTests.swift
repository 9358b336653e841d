// Arrays and scalars as text.
// Expected texts are NumPy's.

import Testing

@Suite struct NumpyPrintingTests {
    @Test func elements() {
        check(
            numpyProbe + #"""
            t(lambda: np.array([1e10,1.0]))
            t(lambda: np.array([1e-5,1.0]))
            t(lambda: np.array([1e-5]))
            t(lambda: np.array([1.123456789,123.1]))
            t(lambda: np.array([1/3,2/3],dtype=np.float32))
            t(lambda: np.array([1e16,1]))
            t(lambda: np.array([1e5,1e-3]))
            t(lambda: np.array([0.1,np.nan,np.inf,-np.inf]))
            t(lambda: np.array([np.nan,1]))
            t(lambda: np.array([np.inf]))
            t(lambda: np.array([-0.0,0.0]))
            t(lambda: np.array([1e-10,1e10]))
            t(lambda: np.array([123456789.123]))
            t(lambda: np.array([12345678.0,0.5]))
            t(lambda: np.array([99999999.0]))
            t(lambda: np.array([1e8]))
            t(lambda: np.array([1000000.0],dtype=np.float32))
            t(lambda: np.array([123456.0, 0.1],dtype=np.float32))
            t(lambda: np.arange(100))
            t(lambda: np.arange(30)*0.5)
            t(lambda: np.arange(2000))
            t(lambda: np.arange(2000.))
            t(lambda: np.arange(10000).reshape(100,100))
            t(lambda: np.zeros((3,3,3)))
            t(lambda: np.zeros((2,2,2,2)))
            t(lambda: np.random.RandomState(0).rand(5,5))
            t(lambda: np.random.RandomState(0).randn(20).astype(np.float32))
            t(lambda: np.array([[1,-2],[300,4]]))
            t(lambda: np.array([True,False,True]))
            t(lambda: np.array([[True],[False]]))
            t(lambda: np.array(3.5))
            t(lambda: np.array(1.0))
            t(lambda: np.array(True))
            t(lambda: np.array([],dtype=np.float32))
            t(lambda: np.zeros((0,3)))
            """#,
            prints: #"""
            ndarray array([1.e+10, 1.e+00])
            ndarray array([1.e-05, 1.e+00])
            ndarray array([1.e-05])
            ndarray array([  1.12345679, 123.1       ])
            ndarray array([0.33333334, 0.6666667 ], dtype=float32)
            ndarray array([1.e+16, 1.e+00])
            ndarray array([1.e+05, 1.e-03])
            ndarray array([ 0.1,  nan,  inf, -inf])
            ndarray array([nan,  1.])
            ndarray array([inf])
            ndarray array([-0.,  0.])
            ndarray array([1.e-10, 1.e+10])
            ndarray array([1.23456789e+08])
            ndarray array([1.2345678e+07, 5.0000000e-01])
            ndarray array([99999999.])
            ndarray array([1.e+08])
            ndarray array([1.e+06], dtype=float32)
            ndarray array([1.23456e+05, 1.00000e-01], dtype=float32)
            ndarray array([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16,
                   17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33,
                   34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50,
                   51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67,
                   68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84,
                   85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99])
            ndarray array([ 0. ,  0.5,  1. ,  1.5,  2. ,  2.5,  3. ,  3.5,  4. ,  4.5,  5. ,
                    5.5,  6. ,  6.5,  7. ,  7.5,  8. ,  8.5,  9. ,  9.5, 10. , 10.5,
                   11. , 11.5, 12. , 12.5, 13. , 13.5, 14. , 14.5])
            ndarray array([   0,    1,    2, ..., 1997, 1998, 1999], shape=(2000,))
            ndarray array([0.000e+00, 1.000e+00, 2.000e+00, ..., 1.997e+03, 1.998e+03,
                   1.999e+03], shape=(2000,))
            ndarray array([[   0,    1,    2, ...,   97,   98,   99],
                   [ 100,  101,  102, ...,  197,  198,  199],
                   [ 200,  201,  202, ...,  297,  298,  299],
                   ...,
                   [9700, 9701, 9702, ..., 9797, 9798, 9799],
                   [9800, 9801, 9802, ..., 9897, 9898, 9899],
                   [9900, 9901, 9902, ..., 9997, 9998, 9999]], shape=(100, 100))
            ndarray array([[[0., 0., 0.],
                    [0., 0., 0.],
                    [0., 0., 0.]],

                   [[0., 0., 0.],
                    [0., 0., 0.],
                    [0., 0., 0.]],

                   [[0., 0., 0.],
                    [0., 0., 0.],
                    [0., 0., 0.]]])
            ndarray array([[[[0., 0.],
                     [0., 0.]],

                    [[0., 0.],
                     [0., 0.]]],


                   [[[0., 0.],
                     [0., 0.]],

                    [[0., 0.],
                     [0., 0.]]]])
            ndarray array([[0.5488135 , 0.71518937, 0.60276338, 0.54488318, 0.4236548 ],
                   [0.64589411, 0.43758721, 0.891773  , 0.96366276, 0.38344152],
                   [0.79172504, 0.52889492, 0.56804456, 0.92559664, 0.07103606],
                   [0.0871293 , 0.0202184 , 0.83261985, 0.77815675, 0.87001215],
                   [0.97861834, 0.79915856, 0.46147936, 0.78052918, 0.11827443]])
            ndarray array([ 1.7640524 ,  0.4001572 ,  0.978738  ,  2.2408931 ,  1.867558  ,
                   -0.9772779 ,  0.95008844, -0.1513572 , -0.10321885,  0.41059852,
                    0.14404356,  1.4542735 ,  0.7610377 ,  0.12167501,  0.44386324,
                    0.33367434,  1.4940791 , -0.20515826,  0.3130677 , -0.85409576],
                  dtype=float32)
            ndarray array([[  1,  -2],
                   [300,   4]])
            ndarray array([ True, False,  True])
            ndarray array([[ True],
                   [False]])
            ndarray array(3.5)
            ndarray array(1.)
            ndarray array(True)
            ndarray array([], dtype=float32)
            ndarray array([], shape=(0, 3), dtype=float64)
            """#)
    }

    @Test func scalars() {
        check(
            numpyProbe + #"""
            t(lambda: np.zeros((2,0),dtype=int))
            t(lambda: np.array([1.0,2.0,3.0]))
            t(lambda: np.array([1.5,2.25,3.125]))
            t(lambda: np.array([0.1+0.2]))
            t(lambda: np.array([1e-8,1]))
            t(lambda: np.array([0.00001234]))
            t(lambda: np.array([1234.5678,0.001]))
            t(lambda: np.array([1.0,1000.5]))
            t(lambda: np.array([1.0,1001.5]))
            t(lambda: np.float64(1e16))
            t(lambda: np.float64(1e15))
            t(lambda: np.float64(0.0001))
            t(lambda: np.float64(0.00001))
            t(lambda: np.float32(0.1))
            t(lambda: np.float32(1e10))
            t(lambda: np.float32(16777216))
            t(lambda: np.float32(1e-5))
            t(lambda: np.float32(3.14159265))
            t(lambda: np.float64(np.nan))
            t(lambda: np.float32(np.inf))
            t(lambda: np.int32(5))
            t(lambda: np.uint8(200))
            t(lambda: np.bool_(False))
            t(lambda: [np.float64(1.5), np.float32(2)])
            t(lambda: {'a': np.float64(1)})
            t(lambda: (np.int64(1),))
            t(lambda: str(np.arange(6).reshape(2,3)/3))
            t(lambda: f"{np.float64(1.23456):.2f} {np.float32(0.1)} {np.int64(3):03d} {np.float64(2)}")
            t(lambda: "%.3f %d %s" % (np.float64(1.5), np.int64(3), np.float32(0.1)))
            t(lambda: "{:.2e} {}".format(np.float64(12345.678), np.bool_(True)))
            """#,
            prints: #"""
            ndarray array([], shape=(2, 0), dtype=int64)
            ndarray array([1., 2., 3.])
            ndarray array([1.5  , 2.25 , 3.125])
            ndarray array([0.3])
            ndarray array([1.e-08, 1.e+00])
            ndarray array([1.234e-05])
            ndarray array([1.2345678e+03, 1.0000000e-03])
            ndarray array([1.0000e+00, 1.0005e+03])
            ndarray array([1.0000e+00, 1.0015e+03])
            float64 np.float64(1e+16)
            float64 np.float64(1000000000000000.0)
            float64 np.float64(0.0001)
            float64 np.float64(1e-05)
            float32 np.float32(0.1)
            float32 np.float32(1e+10)
            float32 np.float32(1.6777216e+07)
            float32 np.float32(1e-05)
            float32 np.float32(3.1415927)
            float64 np.float64(nan)
            float32 np.float32(inf)
            int32 np.int32(5)
            uint8 np.uint8(200)
            bool np.False_
            list [np.float64(1.5), np.float32(2.0)]
            dict {'a': np.float64(1.0)}
            tuple (np.int64(1),)
            str '[[0.         0.33333333 0.66666667]\n [1.         1.33333333 1.66666667]]'
            str '1.23 0.10000000149011612 003 2.0'
            str '1.500 3 0.1'
            str '1.23e+04 True'
            """#)
    }

    @Test func wide() {
        check(
            numpyProbe + #"""
            t(lambda: f"{np.array([1.5,2])} {np.array(1.5):.2f}")
            t(lambda: str(np.float64(0.1)+np.float64(0.2)))
            t(lambda: np.array2string(np.array([1.23456,2.5]),precision=2))
            t(lambda: np.array2string(np.arange(3),separator=', '))
            t(lambda: np.array2string(np.array([1.5,2.0]), formatter={'float_kind':lambda x: "%.2f" % x}))
            t(lambda: np.array_str(np.array([1.23456789,2]),precision=3))
            t(lambda: np.array_repr(np.array([1.5])))
            t(lambda: np.array([[1.5,2],[3,np.nan]]))
            t(lambda: np.array([1e300,1e-300]))
            t(lambda: np.array([5e-324]))
            t(lambda: np.array([0.5,100.25,3]))
            t(lambda: np.arange(0,1,0.1))
            """#,
            prints: #"""
            str '[1.5 2. ] 1.50'
            str '0.30000000000000004'
            str '[1.23 2.5 ]'
            str '[0, 1, 2]'
            str '[1.50 2.00]'
            str '[1.235 2.   ]'
            str 'array([1.5])'
            ndarray array([[1.5, 2. ],
                   [3. , nan]])
            ndarray array([1.e+300, 1.e-300])
            ndarray array([5.e-324])
            ndarray array([  0.5 , 100.25,   3.  ])
            ndarray array([0. , 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
            """#)
    }

    @Test func options() {
        check(
            numpyProbe + #"""
            t(lambda: np.linspace(0,1,50))
            t(lambda: np.linspace(-1e-3,1e-3,5))
            t(lambda: np.array([1,10,100,1000]))
            t(lambda: np.array([-1.5,2,3]))
            t(lambda: np.array([[0.001,1000.]]))
            t(lambda: np.array([[0.0001,0.09]]))
            t(lambda: np.arange(1001))
            np.set_printoptions(precision=3, suppress=True)
            t(lambda: np.array([1e-5,1.23456,1000.5]))
            t(lambda: np.random.RandomState(0).randn(3,3))
            np.set_printoptions(precision=8, suppress=False)
            np.set_printoptions(precision=4)
            t(lambda: np.random.RandomState(0).randn(3,3)*1000)
            t(lambda: np.float64(1/3))
            np.set_printoptions(threshold=5)
            t(lambda: np.arange(10))
            t(lambda: np.arange(100).reshape(10,10))
            np.set_printoptions(threshold=1000,linewidth=40,edgeitems=2)
            t(lambda: np.arange(30.))
            t(lambda: np.arange(2000).reshape(2,1000))
            np.set_printoptions(precision=8,threshold=1000,linewidth=75,edgeitems=3)
            np.set_printoptions(formatter={'float': '{: 0.3f}'.format})
            t(lambda: np.array([1.5,-2.25]))
            np.set_printoptions()
            t(lambda: np.array([1.5,-2.25]))
            np.set_printoptions(floatmode='fixed',precision=2)
            t(lambda: np.array([1.5,-2.25,3]))
            np.set_printoptions(floatmode='maxprec',precision=8,sign=' ')
            t(lambda: np.array([1.5,2.25]))
            np.set_printoptions(sign='-')
            with np.printoptions(precision=2, suppress=True): print(np.array([1.23456,1e-7]))
            t(lambda: np.array([1.23456,1e-7]))
            """#,
            prints: #"""
            ndarray array([0.        , 0.02040816, 0.04081633, 0.06122449, 0.08163265,
                   0.10204082, 0.12244898, 0.14285714, 0.16326531, 0.18367347,
                   0.20408163, 0.2244898 , 0.24489796, 0.26530612, 0.28571429,
                   0.30612245, 0.32653061, 0.34693878, 0.36734694, 0.3877551 ,
                   0.40816327, 0.42857143, 0.44897959, 0.46938776, 0.48979592,
                   0.51020408, 0.53061224, 0.55102041, 0.57142857, 0.59183673,
                   0.6122449 , 0.63265306, 0.65306122, 0.67346939, 0.69387755,
                   0.71428571, 0.73469388, 0.75510204, 0.7755102 , 0.79591837,
                   0.81632653, 0.83673469, 0.85714286, 0.87755102, 0.89795918,
                   0.91836735, 0.93877551, 0.95918367, 0.97959184, 1.        ])
            ndarray array([-0.001 , -0.0005,  0.    ,  0.0005,  0.001 ])
            ndarray array([   1,   10,  100, 1000])
            ndarray array([-1.5,  2. ,  3. ])
            ndarray array([[1.e-03, 1.e+03]])
            ndarray array([[0.0001, 0.09  ]])
            ndarray array([   0,    1,    2, ...,  998,  999, 1000], shape=(1001,))
            ndarray array([   0.   ,    1.235, 1000.5  ])
            ndarray array([[ 1.764,  0.4  ,  0.979],
                   [ 2.241,  1.868, -0.977],
                   [ 0.95 , -0.151, -0.103]])
            ndarray array([[1764.0523,  400.1572,  978.738 ],
                   [2240.8932, 1867.558 , -977.2779],
                   [ 950.0884, -151.3572, -103.2189]])
            float64 np.float64(0.3333333333333333)
            ndarray array([0, 1, 2, ..., 7, 8, 9], shape=(10,))
            ndarray array([[ 0,  1,  2, ...,  7,  8,  9],
                   [10, 11, 12, ..., 17, 18, 19],
                   [20, 21, 22, ..., 27, 28, 29],
                   ...,
                   [70, 71, 72, ..., 77, 78, 79],
                   [80, 81, 82, ..., 87, 88, 89],
                   [90, 91, 92, ..., 97, 98, 99]], shape=(10, 10))
            ndarray array([ 0.,  1.,  2.,  3.,  4.,  5.,
                    6.,  7.,  8.,  9., 10., 11.,
                   12., 13., 14., 15., 16., 17.,
                   18., 19., 20., 21., 22., 23.,
                   24., 25., 26., 27., 28., 29.])
            ndarray array([[   0,    1, ...,  998,  999],
                   [1000, 1001, ..., 1998, 1999]],
                  shape=(2, 1000))
            ndarray array([ 1.500, -2.250])
            ndarray array([ 1.5 , -2.25])
            ndarray array([ 1.50, -2.25,  3.00])
            ndarray array([ 1.5 ,  2.25])
            [1.23 0.  ]
            ndarray array([1.23456e+00, 1.00000e-07])
            """#)
    }
}
