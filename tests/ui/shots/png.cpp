#include "raster.h"

#include <cstdio>

namespace dure::shots {

namespace {

    class Bits {
    public:
        void put(std::uint32_t value, int count)
        {
            m_hold |= static_cast<std::uint64_t>(value) << m_held;
            m_held += count;
            while (m_held >= 8) {
                bytes.push_back(static_cast<std::uint8_t>(m_hold));
                m_hold >>= 8;
                m_held -= 8;
            }
        }
        void code(std::uint32_t value, int count) // Huffman codes go out highest bit first
        {
            for (int i = count - 1; i >= 0; --i)
                put((value >> i) & 1U, 1);
        }
        void flush()
        {
            if (m_held > 0)
                put(0, 8 - m_held);
        }
        std::vector<std::uint8_t> bytes;

    private:
        std::uint64_t m_hold = 0;
        int m_held = 0;
    };

    void literal(Bits& bits, std::uint32_t value)
    {
        if (value < 144)
            bits.code(0x30 + value, 8);
        else if (value < 256)
            bits.code(0x190 + value - 144, 9);
        else if (value < 280)
            bits.code(value - 256, 7);
        else
            bits.code(0xC0 + value - 280, 8);
    }

    // Runs of one byte are all there is to find after the "up" filter: flat colours become zeros.
    std::vector<std::uint8_t> deflate(std::vector<std::uint8_t> const& data)
    {
        Bits bits;
        bits.bytes = { 0x78, 0x01 };
        bits.put(1, 1);
        bits.put(1, 2);
        for (std::size_t i = 0; i < data.size();) {
            std::size_t run = 0;
            while (i > 0 && i + run < data.size() && run < 258 && data[i + run] == data[i - 1])
                ++run;
            if (run == 258) {
                literal(bits, 285);
                bits.code(0, 5); // distance 1
                i += run;
            } else {
                literal(bits, data[i]);
                ++i;
            }
        }
        literal(bits, 256);
        bits.flush();
        std::uint32_t a = 1;
        std::uint32_t b = 0;
        for (std::uint8_t byte : data) {
            a = (a + byte) % 65521;
            b = (b + a) % 65521;
        }
        for (int shift : { 8, 0 })
            bits.bytes.push_back(static_cast<std::uint8_t>(b >> shift));
        for (int shift : { 8, 0 })
            bits.bytes.push_back(static_cast<std::uint8_t>(a >> shift));
        return bits.bytes;
    }

    void put_number(std::vector<std::uint8_t>& into, std::uint32_t value)
    {
        for (int shift : { 24, 16, 8, 0 })
            into.push_back(static_cast<std::uint8_t>(value >> shift));
    }

    void chunk(std::vector<std::uint8_t>& into, char const* type, std::vector<std::uint8_t> const& data)
    {
        put_number(into, static_cast<std::uint32_t>(data.size()));
        std::size_t const begin = into.size();
        for (int i = 0; i < 4; ++i)
            into.push_back(static_cast<std::uint8_t>(type[i]));
        into.insert(into.end(), data.begin(), data.end());
        std::uint32_t crc = 0xFFFFFFFFU;
        for (std::size_t i = begin; i < into.size(); ++i) {
            crc ^= into[i];
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1U)));
        }
        put_number(into, ~crc);
    }

}

bool write_png(std::string const& path, Image const& image)
{
    std::size_t const row = static_cast<std::size_t>(image.width) * 3;
    std::vector<std::uint8_t> filtered;
    filtered.reserve((row + 1) * static_cast<std::size_t>(image.height));
    for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
        filtered.push_back(2);
        for (std::size_t x = 0; x < row; ++x) {
            std::uint8_t const above = y == 0 ? std::uint8_t { 0 } : image.pixels[(y - 1) * row + x];
            filtered.push_back(static_cast<std::uint8_t>(image.pixels[y * row + x] - above));
        }
    }
    std::vector<std::uint8_t> file = { 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A };
    std::vector<std::uint8_t> header;
    put_number(header, static_cast<std::uint32_t>(image.width));
    put_number(header, static_cast<std::uint32_t>(image.height));
    header.insert(header.end(), { 8, 2, 0, 0, 0 });
    chunk(file, "IHDR", header);
    chunk(file, "IDAT", deflate(filtered));
    chunk(file, "IEND", {});
    std::FILE* out = std::fopen(path.c_str(), "wb");
    if (out == nullptr)
        return false;
    bool const ok = std::fwrite(file.data(), 1, file.size(), out) == file.size();
    return std::fclose(out) == 0 && ok;
}

}
