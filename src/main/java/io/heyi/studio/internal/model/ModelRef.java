package io.heyi.studio.internal.model;

import io.heyi.orchestration.ModelKind;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which model; its id is its file name without the ending (architecture.md §3). */
public record ModelRef(ModelKind kind, String id) implements Comparable<ModelRef> {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 80;

    public ModelRef {
        if (!isId(id)) {
            throw new IllegalArgumentException("no id of a model: " + id);
        }
    }

    /** Whether models may be called so: words of small letters and digits, joined by dashes. */
    public static boolean isId(String id) {
        return id != null && id.length() <= LONGEST && ID.matcher(id).matches();
    }

    public String fileName() {
        return kind.fileName(id);
    }

    /** Never a way out of a folder: the id has neither dots nor slashes. */
    public static Optional<ModelRef> ofFile(String fileName) {
        return ModelKind.ofFile(fileName).filter(kind -> isId(kind.idOf(fileName))).map(kind -> new ModelRef(kind, kind.idOf(fileName)));
    }

    @Override
    public int compareTo(ModelRef other) {
        return kind == other.kind ? id.compareTo(other.id) : kind.compareTo(other.kind);
    }
}
