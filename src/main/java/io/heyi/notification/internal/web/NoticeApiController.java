package io.heyi.notification.internal.web;

import io.heyi.access.Access;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.internal.NoticeCentre;
import io.heyi.notification.internal.NoticeView;
import io.heyi.notification.internal.Preferences;
import io.heyi.shared.PageOf;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own notices and preferences for clients (product-bar T13, T14). */
@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "Notices")
class NoticeApiController {

    private static final int LARGEST_BODY = 8 * 1024;

    private final NoticeCentre centre;
    private final Preferences preferences;
    private final Access access;
    private final MessageSource messages;

    NoticeApiController(NoticeCentre centre, Preferences preferences, Access access, MessageSource messages) {
        this.centre = centre;
        this.preferences = preferences;
        this.access = access;
        this.messages = messages;
    }

    /**
     * A notice for clients.
     *
     * @param text in the language that was asked for
     * @param settled needs nobody any more
     */
    record NoticeJson(long id, NoticeKind kind, String text, String path, Instant at, boolean read, boolean settled) {}

    /** @param unread counted up to 1000 */
    record NoticesJson(PageOf<NoticeJson> notices, long unread) {}

    /** @param unread counted up to 1000 */
    record UnreadJson(long unread) {}

    /** All of them are sent and kept together. */
    record PreferenceJson(String language, int digestHour, Map<String, String> deliveries) {}

    @GetMapping
    @Operation(summary = "One's own notices, new ones first", description = "`kind` filters. What is settled needs nobody any more and counts as read.")
    NoticesJson list(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size, Locale locale) {
        var me = access.currentUser().username();
        return new NoticesJson(centre.list(me, NoticeQuery.kind(kind), NoticeQuery.page(page, size)).map(notice -> json(notice, locale)), centre.unread(me));
    }

    @GetMapping("/unread")
    @Operation(summary = "How many of one's notices are new")
    UnreadJson unread() {
        return new UnreadJson(centre.unread(access.currentUser().username()));
    }

    @PostMapping("/{id}/read")
    @Operation(summary = "Mark a notice read", description = "Repeating it changes nothing.")
    NoticeJson read(@PathVariable String id, Locale locale) {
        return json(centre.read(access.currentUser().username(), NoticeQuery.id(id)).orElseThrow(NoticeQuery::unknown), locale);
    }

    @PostMapping("/read")
    @Operation(summary = "Mark all of one's notices read")
    UnreadJson readAll() {
        var me = access.currentUser().username();
        centre.readAll(me);
        return new UnreadJson(centre.unread(me));
    }

    @GetMapping("/preferences")
    @Operation(summary = "How one hears of things by mail")
    PreferenceJson preferences() {
        var input = PreferenceInput.of(preferences.of(access.currentUser().username()));
        return new PreferenceJson(input.language(), Integer.parseInt(input.digestHour()), new TreeMap<>(input.deliveries()));
    }

    @PutMapping(path = "/preferences", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Choose how one hears of things by mail", description = """
            All of it: `language` en or zh, `digestHour` 0 to 23 in the company's zone, and in `deliveries` for each kind AT_ONCE, DIGEST or NONE. Repeating it changes nothing.""")
    PreferenceJson choose(@RequestBody byte[] body) {
        var json = new JsonBody("notification.error.", body, LARGEST_BODY, Set.of("language", "digestHour", "deliveries"));
        var language = json.required("language", json.text("language"));
        var hour = json.required("digestHour", json.number("digestHour"));
        var deliveries = new HashMap<String, String>();
        if (json.fields().object("deliveries", json.get("deliveries"), Set.of(Arrays.stream(NoticeKind.values()).map(Enum::name).toArray(String[]::new)))) {
            json.get("deliveries").fields().forEachRemaining(entry -> deliveries.put(entry.getKey(), json.fields().text("deliveries." + entry.getKey(), entry.getValue())));
        }
        json.check();
        var input = new PreferenceInput(language, String.valueOf(hour), deliveries);
        var faults = input.faults();
        if (!faults.isEmpty()) {
            throw ApiProblem.invalid(faults);
        }
        preferences.choose(access.currentUser().username(), input.value());
        return preferences();
    }

    private NoticeJson json(NoticeView notice, Locale locale) {
        return new NoticeJson(notice.id(), notice.kind(), notice.text(messages, locale), notice.path(), notice.at(), notice.read(), notice.settled());
    }
}
