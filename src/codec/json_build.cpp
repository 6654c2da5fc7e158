// The building pass: values come in the order of the text and are put where the innermost open list or record is.
#include "codec/json_read.h"

#include <cassert>

#include <nlohmann/json.hpp>

namespace dure::codec {

namespace {

    using survey::Value;

    class Builder {
    public:
        using number_integer_t = nlohmann::json::number_integer_t;
        using number_unsigned_t = nlohmann::json::number_unsigned_t;
        using number_float_t = nlohmann::json::number_float_t;
        using string_t = nlohmann::json::string_t;
        using binary_t = nlohmann::json::binary_t;

        bool null() { return put(Value(nullptr)); }
        bool boolean(bool boolean) { return put(Value(boolean)); }
        bool number_integer(number_integer_t number) { return put(Value(static_cast<double>(number))); }
        bool number_unsigned(number_unsigned_t number) { return put(Value(static_cast<double>(number))); }
        bool number_float(number_float_t number, string_t const&) { return put(Value(number)); }
        bool string(string_t& text) { return put(Value(std::move(text))); }
        bool binary(binary_t&) { return false; }

        bool start_object(std::size_t) { return open(Value(survey::Record {})); }
        bool start_array(std::size_t) { return open(Value(survey::List {})); }
        bool end_object() { return close(); }
        bool end_array() { return close(); }
        bool key(string_t& key)
        {
            m_open.back().key = std::move(key);
            return true;
        }
        bool parse_error(std::size_t, std::string const&, nlohmann::json::exception const&) { return false; }

        Value release() { return std::move(m_root); }

    private:
        struct Open {
            Value value;
            std::string key; // of the member that comes next, if this is a record
        };

        bool open(Value value)
        {
            m_open.push_back({ std::move(value), {} });
            return true;
        }
        bool close()
        {
            auto closed = std::move(m_open.back().value);
            m_open.pop_back();
            return put(std::move(closed));
        }
        bool put(Value value)
        {
            if (m_open.empty())
                m_root = std::move(value);
            else if (auto& innermost = m_open.back(); innermost.value.is_list())
                innermost.value.list().push_back(std::move(value));
            else
                innermost.value.record().append(std::move(innermost.key), std::move(value));
            return true;
        }

        std::vector<Open> m_open;
        Value m_root;
    };

}

Value build_json(std::string_view bytes)
{
    Builder builder;
    [[maybe_unused]] auto const built = nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &builder);
    assert(built);
    return builder.release();
}

}
