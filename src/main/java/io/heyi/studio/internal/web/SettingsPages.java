package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.DraftText;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.diff.Merging;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.web.Flash;
import io.heyi.web.Policies;
import io.heyi.web.PolicyText;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The draft of settings as a form, one row for each, as the page of policies shows them (ADR 44). */
@Controller
class SettingsPages {

    private static final ModelRef SETTINGS = new ModelRef(ModelKind.SETTINGS, ModelKind.THE_SETTINGS);
    /** Before the name of a setting. */
    private static final String FIELD = "s-";

    private final Changes changes;
    private final Editing editing;
    private final Merging merging;
    private final LiveModels live;
    private final Policies policies;
    private final Access access;

    SettingsPages(Changes changes, Editing editing, Merging merging, LiveModels live, Policies policies, Access access) {
        this.changes = changes;
        this.editing = editing;
        this.merging = merging;
        this.live = live;
        this.policies = policies;
        this.access = access;
    }

    /**
     * @param written what stands in the field; empty is as shipped
     * @param meanwhile what somebody else has saved in its place; null when nothing
     */
    record FormRow(Policies.Known known, String written, String meanwhile) {

        public String name() {
            return known.setting().name();
        }
    }

    /** @param open whether any row of it differs from what is shipped, or is wrong */
    record FormGroup(String titleKey, List<FormRow> rows, boolean open) {}

    @GetMapping("/studio/models/policies.json")
    String inUse() {
        return "redirect:/policies";
    }

    @GetMapping("/studio/changes/{code}/models/policies.json")
    String form(@PathVariable String code, Model page) {
        var user = StudioProblems.reader(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var draft = editing.open(change, SETTINGS).orElseThrow(StudioProblems::unknown);
        return form(change, draft, PolicyText.read(draft.text()), List.of(), user, page);
    }

    private String form(Change change, DraftText draft, Map<String, Object> written, List<FieldError> errors, CurrentUser user, Model page) {
        var saved = PolicyText.read(draft.text());
        var groups = new ArrayList<FormGroup>();
        policies.byGroup().forEach((group, known) -> {
            var rows = known.stream().filter(one -> one.setting().home() != null).map(one -> row(one, written, saved)).toList();
            if (!rows.isEmpty()) {
                groups.add(new FormGroup(group.titleKey(), rows, rows.stream().anyMatch(row -> !row.written().isEmpty() || row.meanwhile() != null || errors.stream().anyMatch(error -> error.field().equals(row.name())))));
            }
        });
        page.addAttribute("change", change);
        page.addAttribute("draft", draft.draft());
        page.addAttribute("groups", groups);
        page.addAttribute("errors", errors);
        page.addAttribute("lock", editing.lock(change, SETTINGS).filter(lock -> !lock.holder().equals(user.username().value())).orElse(null));
        page.addAttribute("outdated", change.isOpen() && merging.isOutdated(draft.draft()));
        page.addAttribute("live", live.find(SETTINGS.kind(), SETTINGS.id()).flatMap(LiveModels.LiveModel::deployed).orElse(null));
        page.addAttribute("mayEdit", ChangeRights.mayEdit(user) && change.isOpen());
        return "studio/settings";
    }

    private static FormRow row(Policies.Known known, Map<String, Object> written, Map<String, Object> saved) {
        var name = known.setting().name();
        return new FormRow(known, text(written.get(name)), Objects.equals(written.get(name), saved.get(name)) ? null : text(saved.get(name)));
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return String.join("\n", new TreeMap<>(map).entrySet().stream().map(one -> one.getKey() + ": " + one.getValue()).toList());
        }
        return Objects.toString(value, "");
    }

    /** @param basedOn stamp of the draft that was read. @param fields among others {@code s-} and the name of a setting */
    @PostMapping("/studio/changes/{code}/models/policies.json")
    String save(@PathVariable String code, @RequestParam(defaultValue = "") String basedOn, @RequestParam Map<String, String> fields, Model page, HttpServletResponse response, RedirectAttributes redirect) {
        var user = StudioProblems.editor(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var written = written(fields);
        var outcome = editing.save(code, user, SETTINGS, new Editing.Edited(StudioProblems.stamp(basedOn), null, PolicyText.write(written)));
        var draft = editing.open(change, SETTINGS).orElseThrow(StudioProblems::unknown);
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(change, draft, written, errors, user, page);
        }
        if (outcome instanceof ChangeOutcome.Overtaken(var now)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            page.addAttribute("overtakenBy", now.editor());
            return form(change, draft, written, List.of(), user, page);
        }
        if (outcome instanceof ChangeOutcome.Locked(var lock)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return form(change, draft, written, List.of(), user, page);
        }
        StudioProblems.done(outcome);
        // whoever has sent his form is no longer editing
        editing.release(code, user, SETTINGS);
        Flash.good(redirect, "studio.settings.saved");
        return "redirect:/studio/changes/" + change.code();
    }

    private Map<String, Object> written(Map<String, String> fields) {
        var written = new TreeMap<String, Object>();
        policies.byGroup().values().stream().flatMap(List::stream).filter(known -> known.setting().home() != null).forEach(known -> {
            var text = fields.getOrDefault(FIELD + known.setting().name(), "").strip();
            if (!text.isEmpty()) {
                written.put(known.setting().name(), known.kind().equals("map") ? map(text) : text);
            }
        });
        return written;
    }

    private static Object map(String text) {
        var map = new TreeMap<String, String>();
        for (var line : text.lines().filter(one -> !one.isBlank()).toList()) {
            var at = line.indexOf(':');
            if (at < 1) {
                return text;
            }
            map.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
        }
        return map;
    }
}
