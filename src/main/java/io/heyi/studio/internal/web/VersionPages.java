package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ModelVersions;
import io.heyi.studio.internal.archive.Archive;
import io.heyi.studio.internal.text.ModelNames;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every version that was ever in use, with all that belonged to it (product-bar E18). */
@Controller
@RequestMapping("/studio/models/{file}/versions")
class VersionPages {

    private final ModelVersions versions;
    private final Archive archive;
    private final ModelNames names;
    private final Access access;

    VersionPages(ModelVersions versions, Archive archive, ModelNames names, Access access) {
        this.versions = versions;
        this.archive = archive;
        this.names = names;
        this.access = access;
    }

    @GetMapping
    String all(@PathVariable String file, @RequestParam(defaultValue = "0") String page, Model view) {
        StudioProblems.reader(access.currentUser());
        var model = StudioProblems.model(file);
        view.addAttribute("file", model.fileName());
        view.addAttribute("versions", versions.of(model.kind(), model.id(), StudioProblems.page(page)));
        return "studio/versions";
    }

    @GetMapping("/{version}")
    String version(@PathVariable String file, @PathVariable String version, @RequestParam(defaultValue = "0") String page, Model view) {
        StudioProblems.reader(access.currentUser());
        var model = StudioProblems.model(file);
        var opened = archive.open(model, StudioProblems.stamp(version)).orElseThrow(StudioProblems::unknown);
        view.addAttribute("file", model.fileName());
        view.addAttribute("isProcess", model.kind() == ModelKind.PROCESS);
        view.addAttribute("version", opened.version());
        view.addAttribute("name", names.of(model.kind(), opened.version().checksum(), () -> Optional.of(opened.text())).orElse(model.fileName()));
        view.addAttribute("text", opened.text());
        view.addAttribute("used", opened.used());
        view.addAttribute("bundle", opened.bundle().orElse(null));
        view.addAttribute("cases", model.kind() == ModelKind.PROCESS ? versions.cases(opened.version().definitionKey(), StudioProblems.page(page)) : null);
        Outlines.into(view, model.kind(), opened.text());
        return "studio/version";
    }
}
