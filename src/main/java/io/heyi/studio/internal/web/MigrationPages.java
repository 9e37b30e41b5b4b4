package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.migration.Migration;
import io.heyi.studio.internal.migration.MigrationOutcome;
import io.heyi.studio.internal.migration.Migrations;
import io.heyi.studio.internal.text.ProcessNodes.Node;
import io.heyi.studio.internal.text.ProcessNodes;
import io.heyi.web.Flash;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Cases on their way to another version: what the throw-away engine said, what became of each, go on and stop (product-bar E8). */
@Controller
@RequestMapping("/studio/migrations/{code}")
class MigrationPages {

    private final Migrations migrations;
    private final ProcessInstances instances;
    private final Access access;

    MigrationPages(Migrations migrations, ProcessInstances instances, Access access) {
        this.migrations = migrations;
        this.instances = instances;
        this.access = access;
    }

    /** @param from name or id; {@code to}: the same, in the new version */
    record Moved(String from, String to) {}

    @GetMapping
    String migration(@PathVariable String code, @RequestParam(defaultValue = "0") String page, Model model) {
        var user = StudioProblems.reader(access.currentUser());
        var migration = migrations.find(code).orElseThrow(StudioProblems::unknown);
        var before = nodes(migration.fromDefinition());
        var after = nodes(migration.toDefinition());
        model.addAttribute("migration", migration);
        model.addAttribute("file", ModelKind.PROCESS.fileName(migration.process()));
        model.addAttribute("cases", migrations.cases(migration, StudioProblems.page(page)));
        model.addAttribute("places", before);
        model.addAttribute("moved", migration.mapping().entrySet().stream().filter(pair -> !pair.getKey().equals(pair.getValue()))
                .map(pair -> new Moved(name(before, pair.getKey()), name(after, pair.getValue()))).toList());
        model.addAttribute("mayEdit", ChangeRights.mayEdit(user));
        return "studio/migration";
    }

    private Map<String, Node> nodes(long definition) {
        return instances.diagram(definition).map(ProcessNodes::of).orElse(Map.of());
    }

    private static String name(Map<String, Node> nodes, String element) {
        return Optional.ofNullable(nodes.get(element)).map(Node::name).filter(name -> !name.isEmpty()).orElse(element);
    }

    @PostMapping("/go-on")
    String goOn(@PathVariable String code, RedirectAttributes redirect) {
        return steered(migrations.goOn(code, access.currentUser()), "studio.flash.migrationGoesOn", redirect);
    }

    @PostMapping("/stop")
    String stop(@PathVariable String code, RedirectAttributes redirect) {
        return steered(migrations.stop(code, access.currentUser()), "studio.flash.migrationStopped", redirect);
    }

    private static String steered(MigrationOutcome outcome, String said, RedirectAttributes redirect) {
        Migration migration = MigrationProblems.done(outcome);
        Flash.good(redirect, said);
        return "redirect:/studio/migrations/" + migration.code();
    }
}
