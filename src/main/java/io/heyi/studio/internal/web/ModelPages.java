package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ProcessRetirements;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.text.ModelNames;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A model in use: drawn, and in words for whoever does not read drawings (product-bar E16). */
@Controller
class ModelPages {

    private final LiveModels live;
    private final Changes changes;
    private final ProcessRetirements retirements;
    private final ModelNames names;
    private final Access access;

    ModelPages(LiveModels live, Changes changes, ProcessRetirements retirements, ModelNames names, Access access) {
        this.live = live;
        this.changes = changes;
        this.retirements = retirements;
        this.names = names;
        this.access = access;
    }

    @GetMapping("/studio/models/{file}")
    String model(@PathVariable String file, Model page) {
        var user = StudioProblems.reader(access.currentUser());
        var ref = StudioProblems.model(file);
        var model = live.find(ref.kind(), ref.id()).orElseThrow(StudioProblems::unknown);
        var text = live.source(ref.kind(), ref.id()).orElseThrow(StudioProblems::unknown);
        page.addAttribute("model", model);
        page.addAttribute("file", ref.fileName());
        page.addAttribute("name", names.of(ref.kind(), model.checksum(), () -> live.source(ref.kind(), ref.id())).orElse(ref.fileName()));
        page.addAttribute("changes", changes.open(ref));
        page.addAttribute("text", text);
        var retired = ref.kind() == ModelKind.PROCESS ? retirements.of(ref.id()).orElse(null) : null;
        page.addAttribute("retired", retired);
        page.addAttribute("mayEdit", ChangeRights.mayEdit(user) && (retired == null || retired.endedAt().isEmpty()));
        Outlines.into(page, ref.kind(), text);
        return "studio/model";
    }
}
