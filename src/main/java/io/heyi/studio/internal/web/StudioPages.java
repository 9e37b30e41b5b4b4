package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ProcessRetirements;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.ChangeState;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Draft;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.change.FirstDay;
import io.heyi.studio.internal.change.HeldChanges;
import io.heyi.studio.internal.change.Retiring;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.change.RollBacks;
import io.heyi.studio.internal.comment.ModelComments;
import io.heyi.studio.internal.diff.Differences;
import io.heyi.studio.internal.diff.Merging;
import io.heyi.studio.internal.migration.Impact;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.rehearsal.RehearsalDesk;
import io.heyi.studio.internal.text.ModelNames;
import io.heyi.studio.internal.upgrade.Upgrades;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The processes in use, and the change requests on them. */
@Controller
@RequestMapping("/studio")
class StudioPages {

    private static final Logger LOG = LoggerFactory.getLogger(StudioPages.class);

    private final LiveModels live;
    private final Changes changes;
    private final Reviews reviews;
    private final Differences differences;
    private final Merging merging;
    private final ModelComments comments;
    private final RehearsalDesk desk;
    private final RollBacks rollBacks;
    private final Editing editing;
    private final Impact impact;
    private final Retiring retiring;
    private final FirstDay firstDay;
    private final Upgrades upgrades;
    private final ModelNames names;
    private final Access access;

    StudioPages(LiveModels live, Changes changes, Reviews reviews, Differences differences, Merging merging, ModelComments comments, RehearsalDesk desk, RollBacks rollBacks,
                Editing editing, Impact impact, Retiring retiring, FirstDay firstDay, Upgrades upgrades, ModelNames names, Access access) {
        this.live = live;
        this.changes = changes;
        this.reviews = reviews;
        this.differences = differences;
        this.merging = merging;
        this.comments = comments;
        this.desk = desk;
        this.rollBacks = rollBacks;
        this.editing = editing;
        this.impact = impact;
        this.retiring = retiring;
        this.firstDay = firstDay;
        this.upgrades = upgrades;
        this.names = names;
        this.access = access;
    }

    /** @param changes open ones on it. @param retired null while it is not */
    record Row(LiveModels.LiveModel model, String name, String file, List<Change> changes, ProcessRetirements.Retired retired) {

        public boolean over() {
            return retired != null && retired.endedAt().isPresent();
        }
    }

    @GetMapping
    String models(@RequestParam(defaultValue = "0") String page, Model model) {
        var user = StudioProblems.reader(access.currentUser());
        var retired = retiring.all();
        model.addAttribute("rows", live.all().stream().map(one -> row(one, retired)).toList());
        model.addAttribute("kinds", ModelKind.values());
        model.addAttribute("changes", changes.all(StudioProblems.page(page)));
        model.addAttribute("mayEdit", ChangeRights.mayEdit(user));
        return "studio/models";
    }

    private Row row(LiveModels.LiveModel model, Map<String, ProcessRetirements.Retired> retired) {
        var ref = new ModelRef(model.kind(), model.id());
        var name = names.of(model.kind(), model.checksum(), () -> live.source(model.kind(), model.id())).orElse(ref.fileName());
        return new Row(model, name, ref.fileName(), changes.open(ref), model.kind() == ModelKind.PROCESS ? retired.get(model.id()) : null);
    }

    @GetMapping("/changes/new")
    String form(@RequestParam(defaultValue = "") String model, Model page) {
        StudioProblems.editor(access.currentUser());
        return form(UUID.randomUUID().toString(), model, "", "", List.of(), page);
    }

    private static String form(String id, String model, String title, String reason, List<FieldError> errors, Model page) {
        page.addAttribute("id", id);
        page.addAttribute("model", model);
        page.addAttribute("changeTitle", title);
        page.addAttribute("reason", reason);
        page.addAttribute("errors", errors);
        return "studio/begin";
    }

    @PostMapping("/changes")
    String begin(@RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "") String model, @RequestParam(defaultValue = "") String title,
                 @RequestParam(defaultValue = "") String reason, Model page, HttpServletResponse response) {
        var user = access.currentUser();
        var outcome = changes.begin(uuid(id), user, title, reason);
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(id, model, title, reason, errors, page);
        }
        var change = ((ChangeOutcome.Done) StudioProblems.done(outcome)).change();
        var wanted = ModelRef.ofFile(model);
        if (wanted.isEmpty()) {
            return to(change);
        }
        StudioProblems.done(changes.take(change.code(), user, wanted.get()));
        return "redirect:/studio/changes/" + change.code() + "/models/" + model;
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    private static String to(Change change) {
        return "redirect:/studio/changes/" + change.code();
    }

    @GetMapping("/changes/{code}")
    String change(@PathVariable String code, Model page) {
        StudioProblems.reader(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        return change(change, change.title(), change.reason(), List.of(), page);
    }

    private String change(Change change, String title, String reason, List<FieldError> errors, Model page) {
        var user = access.currentUser();
        var drafts = changes.drafts(change);
        page.addAttribute("change", change);
        page.addAttribute("changeTitle", title);
        page.addAttribute("reason", reason);
        page.addAttribute("errors", errors);
        page.addAttribute("drafts", drafts);
        page.addAttribute("others", live.all().stream().map(model -> new ModelRef(model.kind(), model.id())).filter(model -> drafts.stream().noneMatch(draft -> draft.model().equals(model)))
                .map(ModelRef::fileName).toList());
        page.addAttribute("mayEdit", ChangeRights.mayEdit(user) && change.isOpen());
        page.addAttribute("mayJudge", ChangeRights.mayEdit(user) && !reviews.hasWritten(change, user));
        page.addAttribute("verdicts", reviews.verdicts(change));
        page.addAttribute("today", firstDay.today());
        page.addAttribute("nextMonth", firstDay.ofNextMonth());
        page.addAttribute("running", change.retirement().map(retirement -> retiring.running(retirement.processId(), StudioProblems.page("0"))).orElse(null));
        page.addAttribute("mayMove", HeldChanges.mayMove(change, user));
        page.addAttribute("outdated", change.isOpen() || change.held() ? drafts.stream().filter(merging::isOutdated).map(draft -> draft.model().fileName()).toList() : List.of());
        page.addAttribute("differences", differences.of(change));
        RehearsalPages.show(change, desk, page);
        page.addAttribute("impact", change.isOpen() ? impact(change, drafts) : Map.of());
        page.addAttribute("threads", comments.of(change));
        page.addAttribute("kinds", ModelKind.values());
        page.addAttribute("newThread", UUID.randomUUID());
        page.addAttribute("mayRollBack", ChangeRights.mayEdit(user) && change.state() == ChangeState.LIVE && change.retirement().isEmpty());
        page.addAttribute("mayWithdraw", Changes.mayWithdraw(change, user));
        page.addAttribute("upgrades", upgrades.of(change));
        return "studio/change";
    }

    /** Of the processes that would be another, by file name. What cannot be read says so among the checks. */
    private Map<String, List<Impact.Line>> impact(Change change, List<Draft> drafts) {
        var impacts = new LinkedHashMap<String, List<Impact.Line>>();
        drafts.stream().filter(draft -> draft.isChanged() && draft.model().kind() == ModelKind.PROCESS).forEach(draft -> {
            try {
                editing.open(change, draft.model()).ifPresent(open -> impacts.put(draft.model().fileName(), impact.of(draft.model().id(), open.text())));
            } catch (IllegalArgumentException e) {
                LOG.debug("{} cannot be read", draft.model().fileName(), e);
            }
        });
        return impacts;
    }

    @PostMapping("/changes/{code}")
    String describe(@PathVariable String code, @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String reason, Model page, HttpServletResponse response,
                    RedirectAttributes redirect) {
        var outcome = changes.describe(code, access.currentUser(), title, reason);
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return change(changes.find(code).orElseThrow(StudioProblems::unknown), title, reason, errors, page);
        }
        return done(outcome, "studio.flash.described", redirect);
    }

    @PostMapping("/changes/{code}/models")
    String take(@PathVariable String code, @RequestParam(defaultValue = "") String model, RedirectAttributes redirect) {
        var wanted = ModelRef.ofFile(model);
        if (wanted.isEmpty()) {
            Flash.bad(redirect, "studio.error.chooseModel");
            return "redirect:/studio/changes/" + changes.find(code).map(Change::code).orElseThrow(StudioProblems::unknown);
        }
        return done(changes.take(code, access.currentUser(), wanted.get()), "studio.flash.taken", redirect);
    }

    @PostMapping("/changes/{code}/models/{file}/removal")
    String drop(@PathVariable String code, @PathVariable String file, RedirectAttributes redirect) {
        return done(changes.drop(code, access.currentUser(), StudioProblems.model(file)), "studio.flash.dropped", redirect);
    }

    @PostMapping("/changes/{code}/withdrawal")
    String withdraw(@PathVariable String code, RedirectAttributes redirect) {
        return done(changes.withdraw(code, access.currentUser()), "studio.flash.withdrawn", redirect);
    }

    /** As a change of its own, which is approved like any other. */
    @PostMapping("/changes/{code}/roll-back")
    String rollBack(@PathVariable String code, @RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String reason, Model page,
                    HttpServletResponse response, RedirectAttributes redirect) {
        return judged(rollBacks.begin(code, access.currentUser(), uuid(id), title, reason), code, "studio.flash.rollBack", page, response, redirect);
    }

    /** @param from {@code day} for the day that is given, {@code month} for the first one of the next month; anything else as soon as it is approved */
    @PostMapping("/changes/{code}/submission")
    String submit(@PathVariable String code, @RequestParam(defaultValue = "") String from, @RequestParam(name = "firstDay", defaultValue = "") String day, Model page, HttpServletResponse response, RedirectAttributes redirect) {
        var user = access.currentUser();
        var wanted = from.equals("month") ? Optional.of(firstDay.ofNextMonth()) : from.equals("day") ? FirstDays.read(day) : Optional.<LocalDate>empty();
        var outcome = from.equals("day") && wanted.isEmpty() ? new ChangeOutcome.Invalid(List.of(FirstDays.unreadable())) : reviews.submit(code, user, wanted);
        page.addAttribute("from", from);
        page.addAttribute("wantedDay", day);
        return judged(outcome, code, "studio.flash.submitted", page, response, redirect);
    }

    @PostMapping("/changes/{code}/verdict")
    String judge(@PathVariable String code, @RequestParam(defaultValue = "") String sha256, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String verdict,
                 Model page, HttpServletResponse response, RedirectAttributes redirect) {
        var user = access.currentUser();
        return verdict.equals("approve") ? judged(reviews.approve(code, user, sha256, reason), code, "studio.flash.approved", page, response, redirect)
                : judged(reviews.reject(code, user, sha256, reason), code, "studio.flash.rejected", page, response, redirect);
    }

    private String judged(ChangeOutcome outcome, String code, String said, Model page, HttpServletResponse response, RedirectAttributes redirect) {
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var change = changes.find(code).orElseThrow(StudioProblems::unknown);
            return change(change, change.title(), change.reason(), errors, page);
        }
        return done(outcome, said, redirect);
    }

    private static String done(ChangeOutcome outcome, String said, RedirectAttributes redirect) {
        var change = ((ChangeOutcome.Done) StudioProblems.done(outcome)).change();
        Flash.good(redirect, said);
        return to(change);
    }

    /** What people shorten addresses to. */
    @GetMapping({"/models", "/changes"})
    String start() {
        return "redirect:/studio";
    }

    @GetMapping("/changes/{code}/models/{file}")
    String editor(@PathVariable String code, @PathVariable String file, @RequestParam(defaultValue = "false") boolean edit, Model page) {
        var user = StudioProblems.reader(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var model = StudioProblems.model(file);
        var draft = changes.drafts(change).stream().filter(one -> one.model().equals(model)).findFirst();
        page.addAttribute("change", change);
        page.addAttribute("draft", draft.orElseThrow(StudioProblems::unknown));
        page.addAttribute("outdated", change.isOpen() && merging.isOutdated(draft.get()));
        page.addAttribute("live", live.find(model.kind(), model.id()).flatMap(LiveModels.LiveModel::deployed).orElse(null));
        // one key pressed while looking would take back what was asked for
        var inReview = change.state() == ChangeState.IN_REVIEW && !edit;
        page.addAttribute("inReview", inReview);
        page.addAttribute("mayTakeBack", ChangeRights.mayEdit(user));
        page.addAttribute("mayEdit", ChangeRights.mayEdit(user) && change.isOpen() && !inReview);
        page.addAttribute("mayPreview", ChangeRights.mayEdit(user) && model.kind() == ModelKind.FORM);
        return "studio/editor";
    }
}
