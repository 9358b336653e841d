// Functions of complex numbers, which Swift has no name for; each is that of the C library in its own precision.
#pragma once

enum kernel_complex_function {
    kernel_complex_exp, kernel_complex_exp2, kernel_complex_expm1, kernel_complex_log, kernel_complex_log2,
    kernel_complex_log10, kernel_complex_log1p, kernel_complex_sqrt, kernel_complex_sin, kernel_complex_cos,
    kernel_complex_tan, kernel_complex_asin, kernel_complex_acos, kernel_complex_atan, kernel_complex_sinh,
    kernel_complex_cosh, kernel_complex_tanh, kernel_complex_asinh, kernel_complex_acosh, kernel_complex_atanh,
};

struct kernel_complex_float { float real, imaginary; };
struct kernel_complex_double { double real, imaginary; };

struct kernel_complex_float kernel_complex_float(enum kernel_complex_function function, float real, float imaginary);
struct kernel_complex_double kernel_complex_double(enum kernel_complex_function function, double real, double imaginary);

// x to the power y.
struct kernel_complex_float kernel_complex_power_float(struct kernel_complex_float x, struct kernel_complex_float y);
struct kernel_complex_double kernel_complex_power_double(struct kernel_complex_double x, struct kernel_complex_double y);
