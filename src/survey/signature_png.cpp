// A small PNG writer: 16 shades between the ground and the pen, runs of the same byte packed, strokes kept as text.
#include "survey/signature.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dure::survey {

namespace {

    constexpr double scale = 2; // pixels to a unit of the pad
    constexpr std::string_view file_head = "\x89PNG\r\n\x1A\n";
    constexpr std::string_view keyword { "Strokes\0", 8 };

    void append_32(std::string& bytes, std::uint32_t number)
    {
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(number >> shift & 255);
    }

    // ISO 3309, as the PNG specification has it.
    std::uint32_t crc_of(std::string_view bytes)
    {
        std::uint32_t crc = 0xFFFFFFFFu;
        for (auto const byte : bytes) {
            crc ^= static_cast<unsigned char>(byte);
            for (int bit = 0; bit < 8; ++bit)
                crc = crc & 1 ? 0xEDB88320u ^ crc >> 1 : crc >> 1;
        }
        return ~crc;
    }

    void append_chunk(std::string& file, std::string_view type, std::string_view data)
    {
        append_32(file, static_cast<std::uint32_t>(data.size()));
        auto const whole = std::string(type) + std::string(data);
        file += whole;
        append_32(file, crc_of(whole));
    }

    // Deflate with its fixed codes (RFC 1951, 3.2.6), in which only the byte before is ever repeated.
    class Packer {
    public:
        std::string pack(std::string_view bytes)
        {
            m_packed = "\x78\x01"; // zlib: deflate, no dictionary
            put(3, 3); // the last block, fixed codes
            for (std::size_t at = 0; at < bytes.size();) {
                std::size_t run = 0;
                while (at > 0 && run < 258 && at + run < bytes.size() && bytes[at + run] == bytes[at - 1])
                    ++run;
                if (run >= 3) {
                    repeat(static_cast<std::uint32_t>(run));
                    at += run;
                } else {
                    literal(static_cast<unsigned char>(bytes[at++]));
                }
            }
            literal(256);
            put(0, (8 - m_count) % 8);
            append_32(m_packed, adler_of(bytes));
            return std::move(m_packed);
        }

    private:
        static std::uint32_t adler_of(std::string_view bytes)
        {
            std::uint32_t first = 1, second = 0;
            for (auto const byte : bytes) {
                first = (first + static_cast<unsigned char>(byte)) % 65521;
                second = (second + first) % 65521;
            }
            return second << 16 | first;
        }

        // Numbers lowest bit first, codes highest bit first.
        void put(std::uint32_t bits, int count)
        {
            for (int i = 0; i < count; ++i) {
                m_byte |= (bits >> i & 1) << m_count;
                if (++m_count == 8) {
                    m_packed += static_cast<char>(m_byte);
                    m_byte = 0;
                    m_count = 0;
                }
            }
        }

        void put_code(std::uint32_t code, int count)
        {
            for (int i = count - 1; i >= 0; --i)
                put(code >> i & 1, 1);
        }

        void literal(std::uint32_t symbol)
        {
            if (symbol < 144)
                put_code(0x30 + symbol, 8);
            else if (symbol < 256)
                put_code(0x190 + symbol - 144, 9);
            else if (symbol < 280)
                put_code(symbol - 256, 7);
            else
                put_code(0xC0 + symbol - 280, 8);
        }

        void repeat(std::uint32_t length)
        {
            struct Range {
                std::uint32_t first;
                int extra;
            };
            constexpr Range ranges[] = { { 3, 0 }, { 4, 0 }, { 5, 0 }, { 6, 0 }, { 7, 0 }, { 8, 0 }, { 9, 0 },
                { 10, 0 }, { 11, 1 }, { 13, 1 }, { 15, 1 }, { 17, 1 }, { 19, 2 }, { 23, 2 }, { 27, 2 }, { 31, 2 },
                { 35, 3 }, { 43, 3 }, { 51, 3 }, { 59, 3 }, { 67, 4 }, { 83, 4 }, { 99, 4 }, { 115, 4 }, { 131, 5 },
                { 163, 5 }, { 195, 5 }, { 227, 5 }, { 258, 0 } };
            std::uint32_t which = 0;
            while (which + 1 < std::size(ranges) && ranges[which + 1].first <= length)
                ++which;
            literal(257 + which);
            put(length - ranges[which].first, ranges[which].extra);
            put_code(0, 5); // one byte back
        }

        std::string m_packed;
        std::uint32_t m_byte = 0;
        int m_count = 0;
    };

    // How much of each pixel the pen covers, by its distance from the line.
    class Sheet {
    public:
        Sheet(int width, int height)
            : m_width(width)
            , m_height(height)
            , m_covered(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0)
        {
        }

        void draw(PenPoint from, PenPoint to, double radius)
        {
            auto const reach = radius + 1;
            auto const first_x = std::max(0, static_cast<int>(std::floor(std::min(from.x, to.x) - reach)));
            auto const last_x = std::min(m_width - 1, static_cast<int>(std::ceil(std::max(from.x, to.x) + reach)));
            auto const first_y = std::max(0, static_cast<int>(std::floor(std::min(from.y, to.y) - reach)));
            auto const last_y = std::min(m_height - 1, static_cast<int>(std::ceil(std::max(from.y, to.y) + reach)));
            auto const along_x = to.x - from.x, along_y = to.y - from.y;
            auto const length = along_x * along_x + along_y * along_y;
            for (int y = first_y; y <= last_y; ++y) {
                for (int x = first_x; x <= last_x; ++x) {
                    auto const dx = x + 0.5 - from.x, dy = y + 0.5 - from.y;
                    auto const along = length > 0 ? std::clamp((dx * along_x + dy * along_y) / length, 0.0, 1.0) : 0.0;
                    auto const off_x = dx - along * along_x, off_y = dy - along * along_y;
                    auto const covered = std::clamp(radius + 0.5 - std::sqrt(off_x * off_x + off_y * off_y), 0.0, 1.0);
                    auto& pixel = m_covered[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width)
                        + static_cast<std::size_t>(x)];
                    pixel = std::max(pixel, static_cast<std::uint8_t>(std::round(covered * 15)));
                }
            }
        }

        // Rows of two pixels to a byte, each with the mark of an unfiltered row before it.
        std::string rows() const
        {
            std::string bytes;
            for (int y = 0; y < m_height; ++y) {
                bytes += '\0';
                auto const* row = &m_covered[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width)];
                for (int x = 0; x < m_width; x += 2)
                    bytes += static_cast<char>(row[x] << 4 | (x + 1 < m_width ? row[x + 1] : 0));
            }
            return bytes;
        }

    private:
        int m_width;
        int m_height;
        std::vector<std::uint8_t> m_covered;
    };

    PenPoint point_on(PenCurve const& curve, double t)
    {
        auto const u = 1 - t;
        auto const a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
        return { scale * (a * curve.from.x + b * curve.control1.x + c * curve.control2.x + d * curve.to.x),
            scale * (a * curve.from.y + b * curve.control1.y + c * curve.control2.y + d * curve.to.y) };
    }

    void draw(Sheet& sheet, Stroke const& stroke, double radius)
    {
        for (auto const& curve : curves_of(stroke)) {
            auto const length = std::abs(curve.to.x - curve.from.x) + std::abs(curve.to.y - curve.from.y);
            auto const pieces = std::clamp(static_cast<int>(std::ceil(length)), 1, 64);
            auto before = point_on(curve, 0);
            for (int i = 1; i <= pieces; ++i) {
                auto const next = point_on(curve, static_cast<double>(i) / pieces);
                sheet.draw(before, next, radius);
                before = next;
            }
        }
    }

    void append_palette(std::string& file, Signature const& kind)
    {
        std::string colours, opacities;
        for (std::uint32_t shade = 0; shade < 16; ++shade) {
            for (int shift = 16; shift >= 0; shift -= 8) {
                auto const pen = kind.pen_colour >> shift & 255;
                auto const ground = kind.background ? *kind.background >> shift & 255 : pen;
                colours += static_cast<char>((pen * shade + ground * (15 - shade) + 7) / 15);
            }
            opacities += static_cast<char>(shade * 17);
        }
        append_chunk(file, "PLTE", colours);
        if (!kind.background)
            append_chunk(file, "tRNS", opacities);
    }

}

std::string signature_png(Signature const& kind, std::vector<Stroke> const& strokes)
{
    auto const width = std::max(1, static_cast<int>(std::round(kind.width * scale)));
    auto const height = std::max(1, static_cast<int>(std::round(kind.height * scale)));
    Sheet sheet(width, height);
    for (auto const& stroke : strokes)
        draw(sheet, stroke, kind.pen_width * scale / 2);
    std::string head;
    append_32(head, static_cast<std::uint32_t>(width));
    append_32(head, static_cast<std::uint32_t>(height));
    head += std::string("\x04\x03\0\0\0", 5); // four bits to a pixel, of a palette
    std::string file(file_head);
    append_chunk(file, "IHDR", head);
    append_chunk(file, "tEXt", std::string(keyword) + path_of(strokes));
    append_palette(file, kind);
    append_chunk(file, "IDAT", Packer().pack(sheet.rows()));
    append_chunk(file, "IEND", "");
    return file;
}

std::optional<std::string> path_in_png(std::string_view bytes)
{
    auto const number_at = [&](std::size_t at) {
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < 4; ++i)
            number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
        return number;
    };
    constexpr std::size_t at = 8 + 12 + 13; // behind the file's head and IHDR
    if (bytes.size() < at + 12 || !bytes.starts_with(file_head))
        return std::nullopt;
    std::size_t const length = number_at(at);
    if (length > bytes.size() - at - 12 || length < keyword.size() || bytes.substr(at + 4, 4) != "tEXt"
        || bytes.substr(at + 8, keyword.size()) != keyword)
        return std::nullopt;
    if (crc_of(bytes.substr(at + 4, length + 4)) != number_at(at + 8 + length))
        return std::nullopt;
    return std::string(bytes.substr(at + 8 + keyword.size(), length - keyword.size()));
}

}
