// A sum that carries its rounding error along (Neumaier 1974), so that the order of the numbers hardly matters.
#pragma once

namespace dure::stats {

class Sum {
public:
    void add(double number)
    {
        auto const next = m_total + number;
        auto const large = (m_total < 0 ? -m_total : m_total) >= (number < 0 ? -number : number);
        m_lost += large ? (m_total - next) + number : (number - next) + m_total;
        m_total = next;
    }
    double value() const { return m_total + m_lost; }

private:
    double m_total = 0;
    double m_lost = 0;
};

}
