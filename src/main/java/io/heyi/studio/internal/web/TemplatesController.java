package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.studio.internal.templates.ElementTemplates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps that may be put into a process, for our editor and for Camunda Modeler (product-bar E11). */
@RestController
@RequestMapping({"/api/v1/element-templates", "/studio/element-templates"})
@Tag(name = "Changes of models")
class TemplatesController {

    private final ElementTemplates templates;
    private final Access access;

    TemplatesController(ElementTemplates templates, Access access) {
        this.templates = templates;
        this.access = access;
    }

    @GetMapping
    @Operation(summary = "Element templates of all steps and tasks", description = "One file for the folder of templates of Camunda Modeler, made from what the product's workers offer.")
    List<Map<String, Object>> all(Locale locale) {
        StudioProblems.reader(access.currentUser());
        return templates.all(locale);
    }
}
