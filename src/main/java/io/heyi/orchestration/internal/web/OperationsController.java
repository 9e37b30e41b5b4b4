package io.heyi.orchestration.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.audit.AuditTrail;
import io.heyi.audit.AuditVerification;
import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.JobCatalogue.JobType;
import io.heyi.orchestration.ProcessCases;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.deployment.DeploymentStore;
import io.heyi.orchestration.internal.health.EngineState;
import io.heyi.orchestration.internal.health.WorkerHealth;
import io.heyi.orchestration.internal.outbox.OutboxAdministration;
import io.heyi.orchestration.internal.stranded.StrandedCases;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The operator page: what is stuck on its way to the engine, how engine and workers fare, what is deployed, and whether the history is whole. */
@Controller
@RequestMapping("/operations")
class OperationsController {

    static final Set<Role> READERS = Set.of(Role.OPERATOR, Role.ADMINISTRATOR, Role.AUDITOR);
    private static final int LONGEST_REASON = 500;
    private static final String HERE = "redirect:/operations";

    private final Access access;
    private final OutboxAdministration outbox;
    private final StrandedCases stranded;
    private final EngineState engine;
    private final WorkerHealth workers;
    private final DeploymentStore deployments;
    private final AuditTrail audit;
    private final OrchestrationProperties.Operate operate;
    private final Map<String, String> jobTexts;

    OperationsController(Access access, OutboxAdministration outbox, StrandedCases stranded, EngineState engine, WorkerHealth workers, DeploymentStore deployments, AuditTrail audit,
                         OrchestrationProperties.Operate operate, List<JobCatalogue> catalogues) {
        this.access = access;
        this.outbox = outbox;
        this.stranded = stranded;
        this.engine = engine;
        this.workers = workers;
        this.deployments = deployments;
        this.audit = audit;
        this.operate = operate;
        this.jobTexts = catalogues.stream().flatMap(catalogue -> catalogue.jobTypes().stream()).collect(Collectors.toMap(JobType::type, JobType::descriptionKey));
    }

    @GetMapping
    String page(@RequestParam(defaultValue = "0") int page, Model model) {
        var user = reader();
        model.addAttribute("engine", EngineView.of(engine.ask()));
        model.addAttribute("backlog", outbox.backlog());
        model.addAttribute("commands", outbox.open(new PageRequest(Math.clamp(page, 0, 1_000_000), PageRequest.USUAL_SIZE)));
        model.addAttribute("stranded", stranded.found());
        model.addAttribute("workers", workers.workers());
        model.addAttribute("jobTexts", jobTexts);
        model.addAttribute("deployments", deployments.current());
        model.addAttribute("operateUrl", operate.url());
        model.addAttribute("mayAct", user.has(Role.OPERATOR));
        return "orchestration/operations";
    }

    @PostMapping("/outbox/{id}/retry")
    String retry(@PathVariable long id, RedirectAttributes redirect) {
        if (!outbox.retry(id, operator())) {
            throw ApiProblem.notFound("orchestration.problem.unknownCommand");
        }
        Flash.good(redirect, "orchestration.operations.retried");
        return HERE;
    }

    @PostMapping("/outbox/{id}/discard")
    String discard(@PathVariable long id, @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
        var actor = operator();
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            Flash.bad(redirect, "orchestration.error.reasonMissing");
            return HERE;
        }
        if (!outbox.discard(id, reason.strip(), actor)) {
            throw ApiProblem.notFound("orchestration.problem.unknownCommand");
        }
        Flash.good(redirect, "orchestration.operations.discarded");
        return HERE;
    }

    @PostMapping("/stranded")
    String leadOut(@RequestParam String process, @RequestParam String businessKey, @RequestParam ProcessCases.WayOut wayOut, @RequestParam(defaultValue = "") String reason,
                   RedirectAttributes redirect) {
        var actor = operator();
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            Flash.bad(redirect, "orchestration.error.reasonMissing");
            return HERE;
        }
        switch (stranded.close(process, businessKey, wayOut, reason.strip(), actor)) {
            case StrandedCases.Closing.Closed(var taken) -> Flash.good(redirect, "orchestration.operations.stranded." + taken + ".done");
            case StrandedCases.Closing.OtherWay() -> Flash.bad(redirect, "orchestration.operations.stranded.otherWay");
            case StrandedCases.Closing.Unknown() -> throw ApiProblem.notFound("orchestration.problem.unknownStranded");
            case StrandedCases.Closing.Runs() -> Flash.good(redirect, "orchestration.operations.stranded.runs");
            case StrandedCases.Closing.EngineAway() -> Flash.bad(redirect, "orchestration.operations.stranded.engineAway");
            case StrandedCases.Closing.Refused(var messageKey) -> Flash.bad(redirect, messageKey);
        }
        return HERE;
    }

    @PostMapping("/audit-verification")
    String verify(RedirectAttributes redirect) {
        reader();
        switch (audit.verify()) {
            case AuditVerification.Intact(var entries) -> Flash.good(redirect, "orchestration.operations.auditIntact", Long.toString(entries));
            case AuditVerification.Broken broken -> Flash.bad(redirect, "orchestration.operations.auditBroken", Long.toString(broken.entryId()),
                    broken.stream(), Long.toString(broken.sequence()));
        }
        return HERE;
    }

    private CurrentUser reader() {
        var user = access.currentUser();
        if (READERS.stream().noneMatch(user::has)) {
            throw ApiProblem.forbidden("orchestration.problem.operatorsOnly");
        }
        return user;
    }

    private String operator() {
        var user = access.currentUser();
        if (!user.has(Role.OPERATOR)) {
            throw ApiProblem.forbidden("orchestration.problem.operatorOnly");
        }
        return user.username().value();
    }

    /** @param tone colour of the sign; {@code why} is null while all is well */
    record EngineView(String tone, String stateKey, String version, String why) {
        static EngineView of(EngineState.Answer answer) {
            return switch (answer) {
                case EngineState.Up up -> new EngineView("good", "orchestration.operations.engine.up", up.version(), null);
                case EngineState.Down down -> new EngineView("bad", "orchestration.operations.engine.down", null, down.why());
                case EngineState.Absent() -> new EngineView("neutral", "orchestration.operations.engine.absent", null, null);
            };
        }
    }
}
