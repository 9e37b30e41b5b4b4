package io.heyi.emc;

import io.heyi.web.PagePart;

/** One block on the page of an EMC, in one of its tabs. The reader may see the EMC. */
public interface EmcPart extends PagePart<EmcView> {

    /** Where on the page: above all tabs ({@code HEAD}, for what is going on now and what the reader can do about it) or in one of them. */
    enum Place { HEAD, MEMBERS, TARGETS, CONTRACT, PROOF, MONEY, HISTORY }

    Place place();
}
