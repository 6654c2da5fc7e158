// The start page: shows the survey's title, welcome and first simple page as plain HTML while the core is on its way,
// keeps what the person does meanwhile, and hands it over.
//
// The contract with the core (src/bin/web.cpp):
//   - dure.js is Emscripten's glue, not modularised; this file loads it when the first words are on the screen, sets
//     `Module` before it runs and streams dure.wasm.
//   - main() prepares everything and starts reading the storage but shows nothing. When letters and storage are there
//     it calls dure_boot.ready(). From then on this file calls, once and when it is time, Module._dure_begin(). There
//     the core takes the order with `char* dure_take_order()` (web/storage.js; UTF-8, NUL-terminated, the core frees it):
//     { address, draft, planner, language, language_is_asked, language_is_chosen, survey, answers, next, spent_millis }
//       address   what ?survey= said, or "" for the home page
//       draft     what &draft= said, or ""
//       planner   true if ?planner was there
//       language  "ko" or "en"; language_is_asked if the address says it, language_is_chosen if the person pressed it
//       survey    the text of the survey file, or "" (home, or it could not be read)
//       answers   early answers in the shape of survey.data, {} if none
//       next      true if the person has pressed Next on the first page
//       spent_millis  how long the first page could be seen and answered here
//     With its first frame it calls dure_boot.leave(): then #start goes and #app (canvas and mirror live in it) stays.
//   - updates of the app: see web/update.js.
'use strict';

const dure_boot = (() => {
    const words = {
        ko: { brand: '두레', other_language: 'English', next: '다음', opening: '여는 중이에요…', resuming: '이어서 여는 중이에요…', home: '만들기 전에, 먼저 듣습니다',
            introduction: '답할 때마다 이 기기에 저장돼요. 인터넷이 끊겨도 이어서 답할 수 있어요.',
            failed: '프로그램을 불러오지 못했어요. 연결을 확인하고 다시 시도해 주세요.',
            failed_kept: '프로그램을 불러오지 못했어요. 고르신 답은 남아 있으니, 연결을 확인하고 다시 시도해 주세요.',
            failed_unkept: '프로그램을 불러오지 못했어요. 연결을 확인해 주세요. 다시 시도하면 답을 한 번 더 골라야 해요.',
            retry: '다시 시도' },
        en: { brand: 'Dure', other_language: '한국어', next: 'Next', opening: 'Opening…', resuming: 'Opening where you left off…',
            home: 'We listen before we build',
            introduction: 'Every answer is saved on this device as you go. You can carry on even without a connection.',
            failed: 'The program could not be loaded. Check the connection and try again.',
            failed_kept: 'The program could not be loaded. Your answers are kept; check the connection and try again.',
            failed_unkept: 'The program could not be loaded. Check the connection. If you try again, you will have to answer again.',
            retry: 'Try again' },
    };
    const asked = new URLSearchParams(location.search);
    const address = asked.get('survey') || '';
    const kept_name = 'dure-early-' + address;
    const state = {
        language: '', language_is_asked: false, language_is_chosen: false, survey: '', answers: {}, next: false,
        has_draft: false, core_ready: false, waits_for_person: false, begun: false, failed: false, kept: true,
        had_focus: false, spent: 0, counts_since: null,
    };
    const $ = id => document.getElementById(id);
    const say = text => { $('start_status').textContent = text; };

    function page_language(settings) {
        const wishes = [asked.get('lang'), settings.language, ...navigator.languages.map(name => name.slice(0, 2))];
        return wishes.find(wish => wish === 'ko' || wish === 'en') || 'ko';
    }

    // A sample's name or a path on this site; an address elsewhere is for the core to refuse.
    function path_of(survey) {
        const path = /^[\w-]+$/.test(survey) ? 'samples/' + survey + '.json' : survey;
        return new URL(path, document.baseURI).origin === location.origin ? path : null;
    }

    async function fetch_survey() {
        const path = address && path_of(address);
        if (!path) return '';
        const response = await fetch(path, { priority: 'high' });
        return response.ok ? response.text() : '';
    }

    const nothing_kept = { settings: {}, has_draft: false };

    // Settings and whether a draft of this survey waits, from the journal (src/store/journal.cpp writes it). Whatever
    // goes wrong here is for the core to report.
    function read_device() {
        return new Promise((resolve, reject) => {
            const opening = indexedDB.open('dure');
            opening.onerror = reject;
            opening.onupgradeneeded = () => opening.transaction.abort(); // a first visit: the core makes the database
            opening.onsuccess = () => {
                const database = opening.result;
                const transaction = database.transaction(['drafts', 'settings']);
                const drafts = transaction.objectStore('drafts').getAll();
                const settings = transaction.objectStore('settings').getAll();
                transaction.onabort = reject;
                transaction.oncomplete = () => {
                    database.close();
                    resolve({ drafts: drafts.result, settings: settings.result });
                };
            };
        }).then(found => {
            const text = record => new TextDecoder().decode(record.bytes);
            const field = '\naddress ' + new TextEncoder().encode(address).length + ':' + address + '\n';
            return {
                settings: found.settings.length ? JSON.parse(text(found.settings[0])) : {},
                has_draft: address !== '' && found.drafts.some(draft => text(draft).includes(field)),
            };
        }).catch(() => nothing_kept);
    }

    // A slow device told of its draft only after the first page was shown. Who has not begun there goes to the draft.
    function notice_draft(device) {
        if (!device.has_draft || state.has_draft || state.begun || state.failed || state.next || Object.keys(state.answers).length > 0) return;
        state.has_draft = true;
        state.waits_for_person = false;
        $('start_next').hidden = true;
        show_words();
        begin();
    }

    function keep_early() {
        try {
            sessionStorage.setItem(kept_name, JSON.stringify(state.answers));
            state.kept = true;
        } catch (error) {
            state.kept = false; // a reload before the core has come forgets them, and say_failed says so
        }
    }

    function forget_early() {
        try {
            sessionStorage.removeItem(kept_name);
        } catch (error) {
            // Then nothing was kept either.
        }
    }

    function restore_early() {
        try {
            Object.assign(state.answers, JSON.parse(sessionStorage.getItem(kept_name)));
        } catch (error) {
            // Nothing usable was kept.
        }
    }

    // Everything the start page says, in the language chosen. The answers stay.
    function show_words() {
        const language = state.language;
        document.documentElement.lang = language;
        $('start_brand').textContent = words[language].brand;
        $('start_page').replaceChildren();
        say('');
        const other = $('start_language');
        other.textContent = words[language].other_language;
        other.lang = language === 'ko' ? 'en' : 'ko';
        other.hidden = false;
        if (!address) return show_home();
        try {
            show_survey(JSON.parse(state.survey));
        } catch (error) {
            // Not a survey: the core says what is wrong with it and where.
        }
    }

    function switch_language() {
        state.language = state.language === 'ko' ? 'en' : 'ko';
        state.language_is_chosen = true;
        show_words();
        if (state.failed) say_failed();
        else if (state.next) say(words[state.language].opening);
        begin(); // the first page may be simple in one language only
    }

    function show_home() {
        $('start_title').textContent = words[state.language].home;
        $('start_main').classList.add('home');
        const introduction = document.createElement('p');
        introduction.textContent = words[state.language].introduction;
        introduction.className = 'welcome';
        $('start_page').append(introduction);
    }

    // The survey's colour, mixed in as src/ui/theme.cpp does it: the hue stays, lightness moves until words on it and
    // its edge can be seen. Gone together with the start page.
    function use_brand(theme) {
        const start = $('start'), wish = theme && theme.cssVariables && theme.cssVariables['--sjs-primary-backcolor'];
        if (start) start.removeAttribute('style');
        if (!start || !/^#[0-9a-f]{6}$/i.test(wish)) return;
        const style = getComputedStyle(document.documentElement);
        const parse = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
        const ours = name => parse(style.getPropertyValue('--dure-' + name).trim());
        const luminance = colour => colour.reduce((sum, channel, i) => {
            const value = channel / 255;
            return sum + [0.2126, 0.7152, 0.0722][i] * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        }, 0);
        const contrast = (a, b) => {
            const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
            return (high + 0.05) / (low + 0.05);
        };
        const mix = (from, to, amount) => from.map((channel, i) => channel + (to[i] - channel) * amount);
        const stand_out = (colour, pole, backs, least) => {
            for (let step = 0; step <= 50; ++step) {
                const tried = mix(colour, pole, step / 50);
                if (backs.every(back => contrast(tried, back) >= least)) return tried;
            }
            return pole;
        };
        const white = [255, 255, 255], black = [0, 0, 0], ink = [11, 21, 18];
        const words_on = back => (contrast(back, white) >= 4.5 ? white : contrast(back, ink) >= 4.5 ? ink
            : contrast(back, white) > contrast(back, black) ? white : black);
        const page = ours('page'), surface = ours('surface'), sunken = ours('sunken');
        if (luminance(page) === 0) return; // who asks for high contrast needs it more than the survey needs its colour
        const is_light = luminance(page) > 0.5, pole = is_light ? black : white;
        let brand = parse(wish);
        if (is_light && contrast(brand, white) < 4.5 && contrast(brand, white) > 2.6)
            brand = stand_out(brand, black, [white], 4.5);
        const mark = stand_out(brand, pole, [page, surface], 3);
        const soft = mix(surface, brand, is_light ? 0.09 : 0.17);
        const colours = { 'brand': brand, 'on-brand': words_on(brand), 'brand-mark': mark, 'on-brand-mark': words_on(mark),
            'brand-soft': soft, 'brand-text': stand_out(brand, pole, [page, surface, sunken, soft], 4.5) };
        for (const [name, colour] of Object.entries(colours))
            start.style.setProperty('--dure-' + name, `rgb(${colour.map(Math.round).join(' ')})`);
    }

    function show_logo(logo) {
        if (typeof logo !== 'string' || !/^[\w./-]+\.(svg|png|webp|jpg)$/.test(logo) || !path_of(logo)) return;
        $('start_logo').src = logo;
        $('start_logo').hidden = false;
    }

    function show_survey(survey) {
        state.theme = survey.theme;
        use_brand(state.theme);
        show_logo(survey.logo);
        const title = first_page.localized(survey.title, state.language);
        const description = first_page.localized(survey.description, state.language);
        if (title && first_page.is_plain(title)) {
            $('start_title').textContent = title;
            document.title = title;
        }
        if (description && first_page.is_plain(description)) {
            $('start_about').textContent = description;
            $('start_about').hidden = false;
        }
        restore_early();
        if (state.has_draft || asked.get('draft')) return say(words[state.language].resuming);
        const page = $('start_page');
        state.waits_for_person = first_page.show(survey, state.language, page, state.answers, keep_early);
        if (state.waits_for_person) {
            $('start_main').removeAttribute('aria-busy');
        } else {
            $('start_main').setAttribute('aria-busy', 'true');
            page.replaceChildren();
        }
        count_time();
        $('start_next').textContent = words[state.language].next;
        $('start_next').hidden = !state.waits_for_person;
    }

    // Only while the first page can be seen and answered.
    function count_time() {
        const now = performance.now();
        if (state.counts_since !== null) state.spent += now - state.counts_since;
        state.counts_since = state.waits_for_person && !document.hidden ? now : null;
    }

    function press_next() {
        state.next = true;
        if (state.core_ready) return begin();
        $('start_next').classList.add('busy');
        say(words[state.language].opening);
    }

    function begin() {
        if (state.begun || !state.language || !state.core_ready || (state.waits_for_person && !state.next)) return;
        state.begun = true;
        state.had_focus = $('start').contains(document.activeElement);
        $('start').inert = true; // what is chosen from here on would not be taken along
        Module._dure_begin();
        forget_early();
        dure_update.open();
    }

    // The core draws its first frame right after this, before anything can be painted. True if the focus belongs on the
    // new screen's heading: the person went on, or had it on what goes now.
    function leave() {
        $('app').hidden = false;
        if ($('start')) $('start').remove();
        document.documentElement.style.fontSize = '';
        return state.next || state.had_focus;
    }

    function ready() {
        if (!state.core_ready) idle().then(dure_update.start); // while the person reads, not while they go on
        state.core_ready = true;
        begin();
    }

    function core_failed() {
        if (state.begun) return;
        state.failed = true;
        say_failed();
    }

    function say_failed() {
        const has_answers = Object.keys(state.answers).length > 0;
        say(words[state.language][!has_answers ? 'failed' : state.kept ? 'failed_kept' : 'failed_unkept']);
        const button = $('start_next');
        $('start_next').hidden = false;
        button.classList.remove('busy');
        button.textContent = words[state.language].retry;
        button.onclick = () => location.reload();
    }

    // As src/app/view.cpp decides it.
    function theme_name(settings) {
        if (['light', 'dark', 'high-contrast'].includes(settings.theme)) return settings.theme;
        const prefers = what => matchMedia(`(prefers-${what})`).matches;
        return prefers('contrast: more') ? 'high-contrast' : prefers('color-scheme: dark') ? 'dark' : 'light';
    }

    // Two frames later what was put into the page is on the screen; a hidden tab draws none.
    const painted = () => new Promise(resolve => {
        setTimeout(resolve, 500);
        requestAnimationFrame(() => requestAnimationFrame(resolve));
    });

    // When the browser has nothing more urgent to do.
    const idle = () => new Promise(resolve => {
        if (globalThis.requestIdleCallback) requestIdleCallback(resolve, { timeout: 500 });
        else setTimeout(resolve, 50);
    });

    async function show_start() {
        const reading = read_device();
        const patience = new Promise(resolve => { setTimeout(resolve, 500, nothing_kept); });
        const root = document.documentElement;
        let settings = {};
        const use_theme = () => { root.dataset.theme = theme_name(settings); };
        use_theme(); // the device's own wish until it tells what was set
        const device = await Promise.race([reading, patience]);
        settings = device.settings;
        state.language = page_language(settings);
        state.language_is_asked = state.language === asked.get('lang');
        state.has_draft = device.has_draft;
        use_theme();
        for (const wish of ['contrast: more', 'color-scheme: dark'])
            matchMedia(`(prefers-${wish})`).addEventListener('change', () => { use_theme(); use_brand(state.theme); });
        if (settings.textPercent > 100 && settings.textPercent <= 200) root.style.fontSize = settings.textPercent + '%';
        state.survey = await fetching;
        show_words();
        reading.then(notice_draft);
    }

    // What the core takes over in dure_begin.
    function order() {
        count_time();
        return JSON.stringify({
            address, draft: asked.get('draft') || '', planner: !address && asked.has('planner'), language: state.language,
            language_is_asked: state.language_is_asked, language_is_chosen: state.language_is_chosen,
            survey: state.survey, answers: state.answers, next: state.next, spent_millis: Math.round(state.spent),
        });
    }

    const fetching = fetch_survey().catch(() => '');
    // On a slow line the program would only take the way from the words; it comes when they are there.
    const program = show_start().then(painted).then(fetch_program);
    program.catch(core_failed);

    function fetch_program() {
        const script = document.createElement('script');
        script.onerror = core_failed;
        script.src = dure_update.script_address('dure.js');
        const styles = document.createElement('link');
        styles.rel = 'stylesheet';
        styles.href = 'page.css';
        const styled = new Promise((resolve, reject) => { styles.onload = resolve; styles.onerror = reject; });
        document.head.append(styles, script);
        return Promise.all([fetch('dure.wasm'), styled]).then(([response]) => response);
    }

    async function instantiate(imports, receive) {
        try {
            const response = await program;
            if (!response.ok) throw new Error('dure.wasm: status ' + response.status);
            const spare = response.clone();
            const made = await WebAssembly.instantiateStreaming(response, imports)
                .catch(async () => WebAssembly.instantiate(await spare.arrayBuffer(), imports));
            // Making the drawing surface can hold everything up for half a second: not before the words are seen.
            if (!state.next) await painted().then(idle);
            receive(made.instance, made.module);
        } catch (error) {
            core_failed();
        }
    }

    globalThis.Module = {
        instantiateWasm(imports, receive) {
            instantiate(imports, receive);
            return {};
        },
        onAbort: core_failed, // before it could be instantiated: a browser without WebAssembly
        // A device that takes long over its storage does not keep the person waiting.
        postRun() {
            setTimeout(ready, 1500);
        },
    };
    document.addEventListener('visibilitychange', count_time);
    $('start_next').onclick = press_next;
    $('start_language').onclick = switch_language;
    return { order, ready, leave };
})();
