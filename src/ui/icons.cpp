#include "ui/icons.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace dure::ui {

namespace {

    constexpr float pi = 3.14159265F;

    // A pictogram as text: M x y and L x y as in SVG, C with two control points, A cx cy r from to (degrees), then
    // S strokes and closes nothing, Z strokes closed, F fills, O cx cy r a ring, D cx cy r a disc.
    char const* path_of(Symbol symbol)
    {
        switch (symbol) {
        case Symbol::none:
            return "";
        case Symbol::check:
            return "M 5 12.5 L 10 17.5 L 19.5 7 S";
        case Symbol::chevron_left:
            return "M 14.5 5.5 L 8 12 L 14.5 18.5 S";
        case Symbol::chevron_right:
            return "M 9.5 5.5 L 16 12 L 9.5 18.5 S";
        case Symbol::chevron_up:
            return "M 5.5 14.5 L 12 8 L 18.5 14.5 S";
        case Symbol::chevron_down:
            return "M 5.5 9.5 L 12 16 L 18.5 9.5 S";
        case Symbol::arrow_left:
            return "M 19 12 L 5 12 S M 11 6 L 5 12 L 11 18 S";
        case Symbol::arrow_right:
            return "M 5 12 L 19 12 S M 13 6 L 19 12 L 13 18 S";
        case Symbol::arrow_up:
            return "M 12 19 L 12 5 S M 6 11 L 12 5 L 18 11 S";
        case Symbol::arrow_down:
            return "M 12 5 L 12 19 S M 6 13 L 12 19 L 18 13 S";
        case Symbol::close:
            return "M 6 6 L 18 18 S M 18 6 L 6 18 S";
        case Symbol::plus:
            return "M 12 5 L 12 19 S M 5 12 L 19 12 S";
        case Symbol::minus:
            return "M 5 12 L 19 12 S";
        case Symbol::menu:
            return "M 4 7 L 20 7 S M 4 12 L 20 12 S M 4 17 L 20 17 S";
        case Symbol::settings:
            return "M 4 7.5 L 9 7.5 S M 15 7.5 L 20 7.5 S O 12 7.5 3 M 4 16.5 L 7 16.5 S M 13 16.5 L 20 16.5 S O 10 "
                   "16.5 3";
        case Symbol::globe:
            return "O 12 12 9 M 3.5 12 L 20.5 12 S M 12 3 C 8.2 6.5 8.2 17.5 12 21 C 15.8 17.5 15.8 6.5 12 3 S";
        case Symbol::sun:
            return "O 12 12 4.2 M 12 2.5 L 12 4.5 S M 12 19.5 L 12 21.5 S M 2.5 12 L 4.5 12 S M 19.5 12 L 21.5 12 S "
                   "M 5.3 5.3 L 6.7 6.7 S M 17.3 17.3 L 18.7 18.7 S M 5.3 18.7 L 6.7 17.3 S M 17.3 6.7 L 18.7 5.3 S";
        case Symbol::moon:
            return "M 20 14.2 C 14.5 16.8 7.2 12.2 9.8 4 C 1.8 6 1.6 17.4 9.2 20 C 13.8 21.6 18.6 19 20 14.2 Z";
        case Symbol::contrast:
            return "O 12 12 9 A 12 12 9 -90 90 F";
        case Symbol::text_size:
            return "M 3 19 L 8.5 5 L 14 19 S M 5 14.4 L 12 14.4 S M 15 19 L 18.3 10.5 L 21.6 19 S M 16.2 16.2 L 20.4 "
                   "16.2 S";
        case Symbol::download:
            return "M 12 4 L 12 15 S M 7 10.5 L 12 15.5 L 17 10.5 S M 4.5 20 L 19.5 20 S";
        case Symbol::share:
            return "M 12 15 L 12 3.5 S M 7.5 8 L 12 3.5 L 16.5 8 S M 8 11.5 L 5.5 11.5 L 5.5 20.5 L 18.5 20.5 L 18.5 "
                   "11.5 "
                   "L 16 11.5 S";
        case Symbol::trash:
            return "M 4 6.5 L 20 6.5 S M 9 6.5 L 9 3.8 L 15 3.8 L 15 6.5 S M 6 6.5 L 7 20.5 L 17 20.5 L 18 6.5 S "
                   "M 10.2 10.5 L 10.4 16.5 S M 13.8 10.5 L 13.6 16.5 S";
        case Symbol::star:
        case Symbol::star_filled:
            return "";
        case Symbol::lock:
            return "M 5.5 10.5 L 18.5 10.5 L 18.5 20.5 L 5.5 20.5 Z M 8 10.5 L 8 7.5 C 8 2.4 16 2.4 16 7.5 L 16 10.5 S "
                   "M 12 14.5 L 12 16.5 S";
        case Symbol::shield:
            return "M 12 3 L 19.5 5.8 L 19.5 11.5 C 19.5 16 16.5 19.4 12 21 C 7.5 19.4 4.5 16 4.5 11.5 L 4.5 5.8 Z "
                   "M 8.5 12 L 11 14.6 L 15.6 9.4 S";
        case Symbol::offline:
            return "M 3.2 9.6 C 5 8 7 7 9.2 6.4 S M 14.2 6.3 C 16.6 6.9 18.9 8 20.8 9.6 S M 6.4 13.2 C 7.6 12.2 8.9 "
                   "11.5 "
                   "10.3 11.1 S M 15.6 12 C 16.4 12.3 17 12.7 17.6 13.2 S D 12 18.4 1.5 M 4 3.6 L 20 20 S";
        case Symbol::cloud_check:
            return "M 7 18.5 C 1.6 18.5 1.2 11.4 6.3 11 C 6.4 3.6 16.8 3.4 17.6 10 C 22.6 10.4 22.6 18.5 17 18.5 Z "
                   "M 9 13.2 L 11.3 15.4 L 15.3 11 S";
        case Symbol::cloud_busy:
            return "M 7 18.5 C 1.6 18.5 1.2 11.4 6.3 11 C 6.4 3.6 16.8 3.4 17.6 10 C 22.6 10.4 22.6 18.5 17 18.5 Z "
                   "D 8.6 14 1.1 D 12 14 1.1 D 15.4 14 1.1";
        case Symbol::information:
            return "O 12 12 9 M 12 11.2 L 12 16.5 S D 12 7.8 1.25";
        case Symbol::warning:
            return "M 12 3.8 L 21.4 20 L 2.6 20 Z M 12 10 L 12 14.4 S D 12 17.2 1.2";
        case Symbol::grip:
            return "D 9 6 1.5 D 15 6 1.5 D 9 12 1.5 D 15 12 1.5 D 9 18 1.5 D 15 18 1.5";
        case Symbol::document:
            return "M 5.5 3.5 L 14 3.5 L 18.5 8 L 18.5 20.5 L 5.5 20.5 Z M 13.8 3.7 L 13.8 8.2 L 18.3 8.2 S M 9 12.5 L "
                   "15 "
                   "12.5 S M 9 16.3 L 15 16.3 S";
        case Symbol::chart:
            return "M 4 20 L 20 20 S M 7 16.5 L 7 12 S M 12 16.5 L 12 5 S M 17 16.5 L 17 9 S";
        case Symbol::open_file:
            return "M 3.5 19.5 L 3.5 5 L 9.5 5 L 11.8 7.8 L 20.5 7.8 L 20.5 19.5 Z M 12 16.4 L 12 11.4 S M 9.6 13.6 L "
                   "12 "
                   "11.2 L 14.4 13.6 S";
        case Symbol::camera:
            return "M 3 7.5 L 7.6 7.5 L 9.4 4.8 L 14.6 4.8 L 16.4 7.5 L 21 7.5 L 21 19.2 L 3 19.2 Z O 12 13 3.6";
        case Symbol::photo:
            return "M 3.5 4.5 L 20.5 4.5 L 20.5 19.5 L 3.5 19.5 Z O 8.6 9.4 1.7 M 4 17.6 L 9.6 13.2 L 12.6 15.6 L 16.4 "
                   "11.6 "
                   "L 20 15.2 S";
        case Symbol::clock:
            return "O 12 12 9 M 12 6.8 L 12 12 L 15.6 14.2 S";
        case Symbol::home:
            return "M 4 11 L 12 4 L 20 11 S M 6 9.6 L 6 20 L 18 20 L 18 9.6 S M 10 20 L 10 14.4 L 14 14.4 L 14 20 S";
        case Symbol::play:
            return "M 8 5.2 L 18.6 12 L 8 18.8 Z";
        case Symbol::refresh:
            return "A 12 12 8 -50 230 S M 17.6 2.4 L 17.4 6.2 L 13.6 6.4 S";
        case Symbol::pencil:
            return "M 4.5 19.5 L 5.4 15.4 L 16.2 4.6 L 19.4 7.8 L 8.6 18.6 Z M 13.8 7 L 17 10.2 S";
        case Symbol::device:
            return "M 7 2.8 L 17 2.8 L 17 21.2 L 7 21.2 Z M 10.8 18 L 13.2 18 S";
        }
        return "";
    }

    class PathReader {
    public:
        PathReader(Canvas& canvas, Point at, float scale, Colour colour, float thickness)
            : m_canvas(canvas)
            , m_at(at)
            , m_scale(scale)
            , m_colour(colour)
            , m_thickness(thickness)
        {
        }

        void run(char const* text)
        {
            for (m_text = text; *m_text != '\0'; ++m_text)
                step(*m_text);
        }

    private:
        void step(char command)
        {
            switch (command) {
            case 'M':
                m_canvas.move_to(point());
                break;
            case 'L':
                m_canvas.line_to(point());
                break;
            case 'C': {
                Point const first = point();
                Point const second = point();
                m_canvas.cubic_to(first, second, point());
                break;
            }
            case 'A': {
                Point const centre = point();
                float const radius = number() * m_scale;
                float const from = number() * pi / 180;
                m_canvas.arc(centre, radius, from, number() * pi / 180);
                break;
            }
            case 'S':
                m_canvas.stroke_path(m_colour, m_thickness);
                break;
            case 'Z':
                m_canvas.stroke_path(m_colour, m_thickness, true);
                break;
            case 'F':
                m_canvas.fill_path(m_colour);
                break;
            case 'O': {
                Point const centre = point();
                m_canvas.ring(centre, number() * m_scale + m_thickness / 2, m_colour, m_thickness);
                break;
            }
            case 'D': {
                Point const centre = point();
                m_canvas.circle(centre, number() * m_scale, m_colour);
                break;
            }
            default:
                break;
            }
        }

        float number()
        {
            char* end = nullptr;
            float const value = std::strtof(m_text + 1, &end);
            m_text = end - 1; // the loop steps over the last character itself
            return value;
        }

        Point point()
        {
            float const x = number();
            float const y = number();
            return Point { m_at.x + x * m_scale, m_at.y + y * m_scale };
        }

        Canvas& m_canvas;
        Point m_at;
        float m_scale;
        Colour m_colour;
        float m_thickness;
        char const* m_text = "";
    };

    void draw_star(Canvas& canvas, Point at, float size, Colour colour, float thickness, bool filled)
    {
        Point const centre { at.x + size / 2, at.y + size * 0.525F };
        float const outer = size * 0.43F;
        for (int i = 0; i < 10; ++i) {
            float const distance = i % 2 == 0 ? outer : outer * 0.5F;
            float const angle = -pi / 2 + static_cast<float>(i) * pi / 5;
            Point const corner { centre.x + distance * std::cos(angle), centre.y + distance * std::sin(angle) };
            if (i == 0)
                canvas.move_to(corner);
            else
                canvas.line_to(corner);
        }
        if (filled)
            canvas.fill_path(colour);
        else
            canvas.stroke_path(colour, thickness, true);
    }

}

void draw_symbol(Canvas& canvas, Symbol symbol, Point at, float size, Colour colour, float thickness)
{
    float const scale = size / 24;
    float const weight = thickness * std::max(scale, 0.75F);
    if (symbol == Symbol::star || symbol == Symbol::star_filled) {
        draw_star(canvas, at, size, colour, weight, symbol == Symbol::star_filled);
        return;
    }
    PathReader(canvas, at, scale, colour, weight).run(path_of(symbol));
}

void draw_face(Canvas& canvas, double mood, Point at, float size, Colour line, Colour skin)
{
    float const unit = size / 24;
    Point const centre { at.x + size / 2, at.y + size / 2 };
    float const weight = 1.7F * unit;
    canvas.circle(centre, 10 * unit, skin);
    canvas.ring(centre, 10 * unit, line, weight);
    canvas.circle({ centre.x - 3.5F * unit, centre.y - 2.4F * unit }, 1.35F * unit, line);
    canvas.circle({ centre.x + 3.5F * unit, centre.y - 2.4F * unit }, 1.35F * unit, line);
    // The mouth bends from a frown to a smile; its ends move against its middle so that it stays in place.
    float const bend = (static_cast<float>(mood) - 0.5F) * 2;
    float const ends = centre.y + (3.9F - 1.5F * bend) * unit;
    float const middle = centre.y + (3.9F + 2.3F * bend) * unit;
    canvas.move_to({ centre.x - 4.3F * unit, ends });
    canvas.cubic_to(
        { centre.x - 2.4F * unit, middle }, { centre.x + 2.4F * unit, middle }, { centre.x + 4.3F * unit, ends });
    canvas.stroke_path(line, weight);
}

void draw_mark(Canvas& canvas, Point at, float size, Palette const& colours)
{
    float const unit = size / 24;
    auto const place = [&](float x, float y) { return Point { at.x + x * unit, at.y + y * unit }; };
    canvas.circle(place(5.3F, 8.6F), 2.7F * unit, mix(colours.brand_mark, colours.surface, 0.38F));
    canvas.circle(place(12, 5.6F), 3.1F * unit, colours.accent);
    canvas.circle(place(18.7F, 8.6F), 2.7F * unit, mix(colours.brand_mark, colours.surface, 0.38F));
    canvas.arc(place(12, 12.6F), 9.6F * unit, 0, pi);
    canvas.fill_path(colours.brand_mark);
}

}
