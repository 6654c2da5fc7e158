// The page's side of the worker that estimates (web/estimates/worker.js); an Emscripten JS library. The worker is made
// when it is first needed, and again after it came to grief.
mergeInto(LibraryManager.library, {
    $dure_estimating__deps: ['$dure_storage'],
    $dure_estimating: {
        worker: null,
        open: [], // ids of requests that wait for their last reply

        reply: function (id, code, head, bytes, is_last) {
            if (!dure_estimating.open.includes(id)) return;
            if (is_last) dure_estimating.open = dure_estimating.open.filter(other => other !== id);
            dure_storage.with_bytes([head, bytes], (...places) =>
                _dure_estimate_reply(id, code, ...places, is_last ? 1 : 0));
        },

        crash: function (reason) {
            if (dure_estimating.worker) dure_estimating.worker.terminate();
            dure_estimating.worker = null;
            for (const id of dure_estimating.open) dure_estimating.reply(id, 5, reason, new Uint8Array(), true);
        },

        start: function () {
            const worker = new Worker(dure_update.script_address(estimates_script));
            worker.onmessage = event => {
                const told = event.data;
                if (dure_estimating.worker !== worker) return;
                if (told.crash !== undefined) dure_estimating.crash(told.crash);
                else dure_estimating.reply(told.id, 0, told.head, told.bytes, told.is_last);
            };
            worker.onerror = event => {
                event.preventDefault();
                if (dure_estimating.worker === worker) dure_estimating.crash(event.message || 'the worker did not start');
            };
            return worker;
        },
    },

    dure_estimate__deps: ['$dure_estimating'],
    dure_estimate: function (id, head, head_size, survey, survey_size, data, data_size) {
        const message = {
            id,
            head: dure_storage.text(head, head_size),
            survey: HEAPU8.slice(survey, survey + survey_size),
            data: HEAPU8.slice(data, data + data_size),
        };
        dure_estimating.open.push(id);
        // What goes wrong is told later: the program is in the middle of asking.
        try {
            if (!dure_estimating.worker) dure_estimating.worker = dure_estimating.start();
            dure_estimating.worker.postMessage(message, [message.survey.buffer, message.data.buffer]);
        } catch (error) {
            setTimeout(() => dure_estimating.crash(String(error.message)));
        }
    },

    dure_cancel_estimate__deps: ['$dure_estimating'],
    dure_cancel_estimate: function (id) {
        if (dure_estimating.worker) dure_estimating.worker.postMessage({ cancel: id });
    },
});
