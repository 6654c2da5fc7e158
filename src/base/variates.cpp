#include "base/variates.h"

#include "base/elementary.h"

#include <array>
#include <cassert>
#include <cmath>

namespace dure::base {

namespace {

    constexpr std::size_t layers = 256;
    constexpr double tail_start = 3.6541528853610088; // of 256 layers
    constexpr double layer_area = 0.00492867323399;

    double density(double x)
    {
        return exp(-0.5 * x * x);
    } // without its constant

    // Layer i lies under height[i + 1] and reaches out to width[i]; layer 0 holds the tail.
    struct Ziggurat {
        std::array<double, layers + 1> width {};
        std::array<double, layers + 1> height {};

        Ziggurat()
        {
            width[0] = layer_area / density(tail_start);
            width[1] = tail_start;
            for (std::size_t i = 2; i < layers; ++i)
                width[i] = std::sqrt(-2 * log(layer_area / width[i - 1] + density(width[i - 1])));
            for (std::size_t i = 1; i <= layers; ++i)
                height[i] = density(width[i]);
        }
    };

    // Above 0, so that its logarithm is finite.
    double positive_unit(Random& random)
    {
        return 1 - random.unit();
    }

    double beyond_tail_start(Random& random)
    {
        for (;;) {
            auto const x = -log(positive_unit(random)) / tail_start;
            auto const y = -log(positive_unit(random));
            if (y + y > x * x)
                return tail_start + x;
        }
    }

}

double standard_normal(Random& random)
{
    static Ziggurat const ziggurat;
    for (;;) {
        auto const bits = random.next_64();
        auto const layer = static_cast<std::size_t>(bits & 0xFF);
        auto const sign = bits & 0x100 ? -1.0 : 1.0;
        auto const x = static_cast<double>(bits >> 11) * 0x1p-53 * ziggurat.width[layer];
        if (x < ziggurat.width[layer + 1])
            return sign * x;
        if (layer == 0)
            return sign * beyond_tail_start(random);
        auto const low = ziggurat.height[layer], high = ziggurat.height[layer + 1];
        if (low + random.unit() * (high - low) < density(x))
            return sign * x;
    }
}

double gamma_variate(Random& random, double shape)
{
    assert(shape > 0);
    if (shape < 1) {
        auto const larger = gamma_variate(random, shape + 1);
        return larger * exp(log(positive_unit(random)) / shape);
    }
    auto const d = shape - 1.0 / 3;
    auto const c = 1 / std::sqrt(9 * d);
    for (;;) {
        auto const x = standard_normal(random);
        auto const root = 1 + c * x;
        if (root <= 0)
            continue;
        auto const cube = root * root * root;
        if (log(positive_unit(random)) < 0.5 * x * x + d - d * cube + d * log(cube))
            return d * cube;
    }
}

double chi_variate(Random& random, double degrees)
{
    return std::sqrt(2 * gamma_variate(random, degrees / 2));
}

}
