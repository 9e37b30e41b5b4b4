package io.heyi.interest;

/** Puts panels together out of people without an interest. */
public interface Panels {

    /** By what the register knows now; the caller freezes the answer where its case needs a fixed roll. Changes nothing. */
    Panel call(PanelCall call);
}
