// Reads one JSON object of a definition property by property and notices what was left unread.
#pragma once

#include "base/result.h"
#include "survey/definition.h"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace dure::codec {

// What the whole reading shares.
struct ReadingContext {
    survey::Definition& definition;
    survey::Findings& findings;
    survey::DefinitionLimits const& limits;
    std::size_t choices = 0;
    std::size_t expressions = 0;
    std::set<std::string, std::less<>> languages;
    std::set<std::string, std::less<>> ignored; // properties about which enough was said
    std::optional<base::Error> over_limit; // the first limit that was exceeded: reading is given up
    std::size_t depth = 0; // of panels around what is being read
    std::size_t elements_around = 0; // in definitions around this one and in those inside it

    void add(survey::Severity severity, std::string where, std::string korean, std::string english);
    void exceed(std::string where, std::string detail);
    // Choices and whatever else a file may hold in any number; false once they are too many in all.
    bool count_choices(std::size_t more, std::string where, std::string detail);
    // Expressions, and parts that may stand without one: validators, triggers, calculated values.
    bool count_expression(std::string where);
    void take_languages(survey::LocalizedText const& text);
};

survey::LocalizedText read_localized(ReadingContext& context, survey::Value const& value, std::string const& where);

class ObjectReader {
public:
    // A value that is not an object is a finding and reads as an empty one.
    ObjectReader(ReadingContext& context, survey::Value const& value, std::string where);
    // Whatever was neither read nor named in ignore() becomes a finding.
    ~ObjectReader();
    ObjectReader(ObjectReader const&) = delete;
    ObjectReader& operator=(ObjectReader const&) = delete;

    ReadingContext& context() const { return m_context; }
    std::string const& where() const { return m_where; }
    std::string where(std::string_view property) const;
    bool is_object() const { return m_record != nullptr; }

    // Marks the property as read; null if it is absent.
    survey::Value const* take(std::string_view property);
    void ignore(std::initializer_list<std::string_view> properties); // harmless, said once as a note
    void skip(std::initializer_list<std::string_view> properties); // without meaning here, said nowhere

    void skip_rest(); // nothing more is said about this object

    // Each leaves `out` as it is where the property is absent, and adds a finding where it is of the wrong kind.
    bool boolean(std::string_view property, bool& out);
    bool text(std::string_view property, std::string& out);
    bool number(std::string_view property, double& out);
    bool count(std::string_view property, std::uint32_t& out);
    bool localized(std::string_view property, survey::LocalizedText& out);
    bool expression(std::string_view property, survey::ExpressionText& out);
    bool pixels(std::string_view property, float& out); // 150, "150", "150px"; "auto" is 0

    template <typename Enum>
    bool choice(std::string_view property, Enum& out, std::initializer_list<std::pair<std::string_view, Enum>> words)
    {
        auto const* value = take(property);
        if (!value)
            return false;
        if (value->is_text()) {
            for (auto const& [word, meaning] : words) {
                if (same_word(word, value->text())) {
                    out = meaning;
                    return true;
                }
            }
        }
        wrong_kind(property);
        return false;
    }

    void wrong_kind(std::string_view property);

private:
    static bool same_word(std::string_view left, std::string_view right);

    ReadingContext& m_context;
    survey::Record const* m_record = nullptr;
    std::string m_where;
    std::vector<bool> m_read;
};

}
