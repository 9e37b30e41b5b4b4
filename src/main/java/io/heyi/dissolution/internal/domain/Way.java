package io.heyi.dissolution.internal.domain;

/** Which way a case takes after a decision; the ids stand in the model. */
public enum Way {
    VOTED_DOWN("votedDown"), ALTERNATIVES("alternatives"), CONSENT("consent"), NEW_OWNER("newOwner"), SALE("sale"), MERGER("merger"), DISSOLVE("dissolve");

    private final String id;

    Way(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
