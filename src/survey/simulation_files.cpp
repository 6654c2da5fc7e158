// Files that a simulated person adds: tiny, valid, and made here.
#include "base/base64.h"
#include "survey/files.h"
#include "survey/simulation_answers.h"

#include <array>

namespace dure::survey {

namespace {

    void append_32(std::string& bytes, std::uint32_t number)
    {
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(number >> shift & 0xFFU);
    }

    // As PNG wants it (ISO 3309).
    std::uint32_t crc_32(std::string_view bytes)
    {
        std::uint32_t crc = 0xFFFFFFFFU;
        for (auto const byte : bytes) {
            crc ^= static_cast<unsigned char>(byte);
            for (int bit = 0; bit < 8; ++bit)
                crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
        return ~crc;
    }

    std::uint32_t adler_32(std::string_view bytes)
    {
        std::uint32_t low = 1, high = 0;
        for (auto const byte : bytes) {
            low = (low + static_cast<unsigned char>(byte)) % 65521;
            high = (high + low) % 65521;
        }
        return high << 16U | low;
    }

    void append_chunk(std::string& png, std::string_view kind, std::string_view content)
    {
        append_32(png, static_cast<std::uint32_t>(content.size()));
        auto const checked = std::string(kind) + std::string(content);
        png += checked;
        append_32(png, crc_32(checked));
    }

    // 16 x 12 pixels in one colour, stored without compression.
    std::string tiny_png(base::Random& random)
    {
        constexpr std::uint32_t width = 16, height = 12;
        std::string pixel;
        for (int i = 0; i < 3; ++i)
            pixel += static_cast<char>(random.below(256));
        std::string rows;
        for (std::uint32_t y = 0; y < height; ++y) {
            rows += '\0'; // no filter
            for (std::uint32_t x = 0; x < width; ++x)
                rows += pixel;
        }
        std::string header;
        append_32(header, width);
        append_32(header, height);
        header += std::string("\x08\x02\x00\x00\x00", 5); // 8 bits, RGB
        auto const length = static_cast<std::uint16_t>(rows.size());
        std::string data("\x78\x01\x01", 3); // zlib; one last block, stored
        for (auto const part : { length, static_cast<std::uint16_t>(~length) }) {
            data += static_cast<char>(part & 0xFFU);
            data += static_cast<char>(part >> 8U);
        }
        data += rows;
        append_32(data, adler_32(rows));
        std::string png("\x89PNG\r\n\x1A\n");
        append_chunk(png, "IHDR", header);
        append_chunk(png, "IDAT", data);
        append_chunk(png, "IEND", "");
        return png;
    }

    // One grey block of 8 x 8: baseline JPEG (ITU-T T.81) whose two Huffman tables have a single code each.
    std::string tiny_jpeg(base::Random& random)
    {
        std::string jpeg("\xFF\xD8\xFF\xDB\x00\x43\x00", 7);
        jpeg += std::string(64, '\x08'); // quantisation
        jpeg += std::string("\xFF\xC0\x00\x0B\x08\x00\x08\x00\x08\x01\x01\x11\x00", 13); // 8 x 8, one component
        auto const table = [&](char which, char symbol) {
            jpeg += std::string("\xFF\xC4\x00\x14", 4) + which + '\x01' + std::string(15, '\0') + symbol;
        };
        table('\x00', '\x07'); // DC: a difference of seven bits
        table('\x10', '\x00'); // AC: end of block
        jpeg += std::string("\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00", 10);
        auto const grey = 64 + random.below(63); // 0, seven bits, 0, filled up with ones
        auto const bits = grey << 8U | 0x7FU;
        jpeg += static_cast<char>(bits >> 8U & 0xFFU);
        jpeg += static_cast<char>(bits & 0xFFU);
        return jpeg + std::string("\xFF\xD9", 2);
    }

    Value file(std::string name, std::string type, std::string_view bytes)
    {
        Record record;
        record.set("name", std::move(name));
        record.set("content", "data:" + type + ";base64," + base::to_base64(bytes));
        record.set("type", std::move(type));
        return record;
    }

}

Value simulated_file(FileUpload const& kind, base::Random& random)
{
    auto const number = std::to_string(1000 + random.below(9000));
    if (is_accepted(kind, "a.png", "image/png"))
        return file("photo_" + number + ".png", "image/png", tiny_png(random));
    if (is_accepted(kind, "a.jpg", "image/jpeg"))
        return file("photo_" + number + ".jpg", "image/jpeg", tiny_jpeg(random));
    constexpr std::array<std::pair<char const*, char const*>, 5> others { { { ".txt", "text/plain" },
        { ".csv", "text/csv" }, { ".pdf", "application/pdf" }, { ".mp3", "audio/mpeg" }, { ".mp4", "video/mp4" } } };
    for (auto const& [ending, type] : others) {
        auto const name = "file_" + number + ending;
        if (is_accepted(kind, name, type))
            return file(name, type, "made by dure simulate\n");
    }
    return {};
}

}
