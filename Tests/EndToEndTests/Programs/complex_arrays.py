import numpy as np, torch
for x in [1+2j, 1e-5+3j, 1j, -0.5, 1e20j, complex('nan'), complex('inf'), 0j, -0.0+1j]:
    print(repr(np.complex128(x)), str(np.complex128(x)), repr(np.complex64(x)), str(np.complex64(x)))
for a in [[1+2j,3],[1.5-2.25j,-3j],[1e-8+1j,1e8],[float('nan')+1j,complex('inf')],[1j]]:
    a=np.array(a); print(repr(a), str(a), repr(a.astype(np.complex64)))
print(np.arange(12).reshape(3,4)*1j); print(np.exp(1j*np.linspace(0,3,15)))
print(np.array([1,2j]).tolist(), np.array([1j])[0].real, type(np.array([1j])[0]), np.abs(np.array([3+4j])), np.angle(np.array([1j])), np.array([1j]).dtype.kind)
a=np.array([1+2j,3-4j]); print(a.real, a.imag, a.conj(), np.conj(a), a*a, a/2, a**2, a+1, 1j*a, a.sum(), a.mean(), a.std(), a.prod(), a@a, np.vdot(a,a), np.dot(a,a), abs(a), -a, a==a, a.dtype, a.astype(complex).dtype)
print(np.zeros(2,dtype=complex), np.ones((2,2),dtype=np.complex64), np.eye(2,dtype=complex), np.full(2,1j), np.empty(0,dtype=complex))
print(np.sqrt(np.array([-1+0j])), np.log(np.array([1j])), np.sin(a), np.iscomplexobj(a), np.isreal(a), np.iscomplex(np.array([1,1j])), np.real(a), np.imag(a), np.real_if_close(np.array([1+0j,2])))
a.real = 5; print(a); a.imag[0]=9; print(a); a[1]=2j; print(a)
print(np.array([1+2j])[0], np.array([1+2j]).item(), complex(np.array([1+2j])[0]), np.complex128(1+2j)*2, np.float64(2)*1j, np.float64(1)+1j, 2*np.complex64(1j), np.array([1.,2])*1j, np.array([1,2])*(1+1j), np.float32(1)*1j)
print(np.isclose(a,a), np.allclose(a,a), np.concatenate([a,[1]]), np.where([True,False],a,0), np.cumsum(a), np.outer(a,a).shape, np.allclose(np.exp(1j*np.pi),-1))
print(np.linalg.norm(a))
