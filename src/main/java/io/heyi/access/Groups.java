package io.heyi.access;

/** Names of candidate groups; the same strings in BPMN, in the inbox and in the answers of the API. */
public final class Groups {

    private Groups() {}

    public static String of(Role role) {
        return role.roleName();
    }

    public static String of(Relation.Kind kind, String objectId) {
        return kind.groupPrefix() + ":" + objectId;
    }
}
