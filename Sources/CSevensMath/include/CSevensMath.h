// Elementary functions for Swift code that imports neither Foundation nor Glibc.
//
// Natively every sevens_* function is the platform's libm function. On wasm there is no libm: the host
// supplies the functions as imports of the module "env" under their usual names (a JavaScript host passes
// Math.exp, Math.log, ...).

#ifndef CSEVENSMATH_H
#define CSEVENSMATH_H

#if defined(__wasm__)

#define SEVENS_HOST(name) \
  __attribute__((import_module("env"), import_name(#name), const)) extern double sevens_host_##name

SEVENS_HOST(exp)(double);
SEVENS_HOST(log)(double);
SEVENS_HOST(log1p)(double);
SEVENS_HOST(expm1)(double);
SEVENS_HOST(pow)(double, double);
SEVENS_HOST(sin)(double);
SEVENS_HOST(cos)(double);
SEVENS_HOST(sinh)(double);
SEVENS_HOST(tanh)(double);
SEVENS_HOST(cbrt)(double);
SEVENS_HOST(erf)(double);
SEVENS_HOST(erfc)(double);
SEVENS_HOST(lgamma)(double);

#undef SEVENS_HOST
#define SEVENS_MATH(name) sevens_host_##name

#else

#include <math.h>
#define SEVENS_MATH(name) name

// Declared by glibc, musl and Darwin, but behind feature macros.
#if defined(__linux__)
extern void sincos(double, double *, double *);
#elif defined(__APPLE__)
extern void __sincos(double, double *, double *);
#endif
#if defined(__linux__) || defined(__APPLE__)
extern double lgamma_r(double, int *);
#endif

#endif

/// e^x.
static inline double sevens_exp(double x) { return SEVENS_MATH(exp)(x); }

/// Natural logarithm of x; -infinity at 0, NaN below.
static inline double sevens_log(double x) { return SEVENS_MATH(log)(x); }

/// ln(1 + x), accurate for small x.
static inline double sevens_log1p(double x) { return SEVENS_MATH(log1p)(x); }

/// e^x - 1, accurate for small x.
static inline double sevens_expm1(double x) { return SEVENS_MATH(expm1)(x); }

/// x^y.
static inline double sevens_pow(double x, double y) { return SEVENS_MATH(pow)(x, y); }

/// Sine of x in radians.
static inline double sevens_sin(double x) { return SEVENS_MATH(sin)(x); }

/// Cosine of x in radians.
static inline double sevens_cos(double x) { return SEVENS_MATH(cos)(x); }

/// Sine and cosine of x in radians, for the price of one where the platform can.
static inline void sevens_sincos(double x, double *sine, double *cosine) {
#if defined(__linux__)
  sincos(x, sine, cosine);
#elif defined(__APPLE__)
  __sincos(x, sine, cosine);
#else
  *sine = SEVENS_MATH(sin)(x);
  *cosine = SEVENS_MATH(cos)(x);
#endif
}

/// Hyperbolic sine of x.
static inline double sevens_sinh(double x) { return SEVENS_MATH(sinh)(x); }

/// Hyperbolic tangent of x.
static inline double sevens_tanh(double x) { return SEVENS_MATH(tanh)(x); }

/// Cube root of x, of x's sign.
static inline double sevens_cbrt(double x) { return SEVENS_MATH(cbrt)(x); }

/// 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x.
static inline double sevens_erf(double x) { return SEVENS_MATH(erf)(x); }

/// 1 - erf(x), accurate for large x.
static inline double sevens_erfc(double x) { return SEVENS_MATH(erfc)(x); }

/// ln|Gamma(x)|; +infinity at 0, -1, -2, ... Safe to call from several threads (lgamma itself writes a global
/// sign).
static inline double sevens_lgamma(double x) {
#if !defined(__wasm__) && (defined(__linux__) || defined(__APPLE__))
  int sign;
  return lgamma_r(x, &sign);
#else
  return SEVENS_MATH(lgamma)(x);
#endif
}

/// Largest integer not above x.
static inline double sevens_floor(double x) { return __builtin_floor(x); }

// The tables below are in C because a Swift global array reached from inlinable code is checked for
// initialisation at every access and, in Embedded Swift, allocated.

/// Non-negative nodes of the 21-point Kronrod rule on [-1, 1], descending, i = 0...10; odd i are the 10-point
/// Gauss nodes.
// Ref: Kronrod1965, Piessens1983
static inline double sevens_kronrod21_node(long i) {
  static const double nodes[11] = {
    0.99565716302580808074, 0.97390652851717172008, 0.93015749135570822600,
    0.86506336668898451073, 0.78081772658641689706, 0.67940956829902440623,
    0.56275713466860468334, 0.43339539412924719080, 0.29439286270146019813,
    0.14887433898163121088, 0.0};
  return nodes[i];
}

/// Weights of the 21-point Kronrod rule at those nodes.
static inline double sevens_kronrod21_weight(long i) {
  static const double weights[11] = {
    0.01169463886737187428, 0.03255816230796472748, 0.05475589657435199603,
    0.07503967481091995277, 0.09312545458369760554, 0.10938715880229764190,
    0.12349197626206585108, 0.13470921731147332593, 0.14277593857706008080,
    0.14773910490133849137, 0.14944555400291690566};
  return weights[i];
}

/// Weights of the 10-point Gauss rule at those nodes; 0 where it has none.
static inline double sevens_gauss10_weight(long i) {
  static const double weights[11] = {
    0.0, 0.06667134430868813759, 0.0, 0.14945134915058059315,
    0.0, 0.21908636251598204400, 0.0, 0.26926671930999635509,
    0.0, 0.29552422471475287017, 0.0};
  return weights[i];
}

/// Null rules on the same nodes: row d - 14 is the Kronrod weight times the orthonormal Legendre polynomial
/// of degree d = 14, 15, 16, so its sum with f is a Legendre coefficient of f, zero if f is a polynomial of
/// degree d - 1. Row 1 is odd: its entries are for the positive nodes and change sign for the negative.
// Ref: BerntsenEspelid1991
static inline double sevens_null21_weight(long row, long i) {
  static const double weights[3][11] = {
    {0.02640843118718913197, -0.04342084489537075376, -0.00488252016804977442, 0.07256260834555015669,
     -0.08514885239396662297, 0.01589650265214404294, 0.07911188812988900207, -0.11043488699665167528,
     0.04286822254093369314, 0.06664193351783509775, -0.11920496383900459622},
    {0.02497791410442932102, -0.04974465841639113686, 0.02191242426322034060, 0.04104932538142736526,
     -0.09126079731753148926, 0.08464025567603031572, -0.01669078078899490388, -0.07016759670552939076,
     0.11614093080471226000, -0.08698818054907640362, 0.0},
    {0.02330437598481218173, -0.05342220329227518637, 0.04562695099075000899, -0.00158164644673402098,
     -0.05729190473788244709, 0.09905705457347651323, -0.09789375306090193746, 0.04965140280749321176,
     0.02547761474740404189, -0.09253438752625395656, 0.11921299192022318171}};
  return weights[row][i];
}

#endif
