package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Imports;
import io.heyi.web.Flash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files and new models for a change, by the forms of its page. */
@Controller
@RequestMapping("/studio/changes/{code}/models")
class ImportPages {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Imports imports;
    private final Changes changes;
    private final Access access;

    ImportPages(Imports imports, Changes changes, Access access) {
        this.imports = imports;
        this.changes = changes;
        this.access = access;
    }

    /** What the file is called is not even looked at. */
    @PostMapping("/import")
    String put(@PathVariable String code, @RequestParam(required = false) MultipartFile file, RedirectAttributes redirect) throws IOException {
        StudioProblems.editor(access.currentUser());
        if (file == null || file.isEmpty()) {
            Flash.bad(redirect, "studio.error.noFile");
            return to(code);
        }
        var text = text(file.getBytes());
        if (text.isEmpty()) {
            Flash.bad(redirect, "studio.error.notUtf8");
            return to(code);
        }
        return done(code, imports.put(code, access.currentUser(), text.get()), "studio.flash.imported", redirect);
    }

    @PostMapping("/new")
    String create(@PathVariable String code, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "") String name, RedirectAttributes redirect) {
        return done(code, imports.create(code, access.currentUser(), kind(kind), id.strip(), name), "studio.flash.created", redirect);
    }

    static Optional<ModelKind> kind(String name) {
        return Arrays.stream(ModelKind.values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** Without the mark that some editors put in front; empty when it is not UTF-8. */
    private static Optional<String> text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private String done(String code, ChangeOutcome outcome, String said, RedirectAttributes redirect) {
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            var first = errors.getFirst();
            Flash.bad(redirect, first.code(), first.arguments().stream().map(String::valueOf).toArray(String[]::new));
        } else {
            Flash.good(redirect, said, ((ChangeOutcome.Saved) StudioProblems.done(outcome)).draft().model().fileName());
        }
        return to(code);
    }

    private String to(String code) {
        return "redirect:/studio/changes/" + changes.find(code).map(Change::code).orElseThrow(StudioProblems::unknown);
    }
}
