// Normal and gamma variates whose digits are the same natively and in WebAssembly.
#pragma once

#include "base/random.h"

namespace dure::base {

// Normal with mean 0 and deviation 1: the ziggurat of G. Marsaglia and W. W. Tsang 2000 with 256 layers, its layer,
// sign and place taken from different bits (J. A. Doornik 2005). One 64-bit number, in 1.5 % of the draws more.
double standard_normal(Random& random);
// Gamma with this shape > 0 and scale 1 (Marsaglia and Tsang 2000, "A simple method for generating gamma variables").
double gamma_variate(Random& random, double shape);
// The square root of chi-square with `degrees` > 0.
double chi_variate(Random& random, double degrees);

}
