package io.heyi.inbox.internal.live;

/**
 * What a page is told about one task.
 *
 * @param kind created, taken, givenBack, finished, gone, refused, reminded or lookAgain
 * @param name of the task in the reader's language
 * @param holder user name of who has it now, if anybody
 * @param holderName the same to show
 */
record LiveEvent(String kind, String id, String businessKey, String name, String holder, String holderName) {

    static final LiveEvent LOOK_AGAIN = new LiveEvent("lookAgain", null, null, null, null, null);
}
