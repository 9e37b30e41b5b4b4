package io.heyi.studio.internal.text;

import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.ModelKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The texts of everything that is in use. */
public final class LiveTexts {

    private LiveTexts() {}

    public static Models of(LiveModels live) {
        Map<ModelKind, Map<String, String>> texts = new EnumMap<>(ModelKind.class);
        for (var kind : ModelKind.values()) {
            texts.put(kind, new HashMap<>());
        }
        live.all().forEach(model -> live.source(model.kind(), model.id()).ifPresent(text -> texts.get(model.kind()).put(model.kind().fileName(model.id()), text)));
        return new Models(texts.get(ModelKind.PROCESS), texts.get(ModelKind.DECISION), texts.get(ModelKind.FORM));
    }
}
