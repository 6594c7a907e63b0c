"""How firmly predicates are held inside their own clause: (text, word, factuality, status)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from variorum.attribution import weigh

TABLE = [
    ("The rebels captured the town.", "captured", "CT+", "happened"),
    ("The rebels did not capture the town.", "capture", "CT-", "happened"),
    ("The rebels never captured the town.", "captured", "CT-", "happened"),
    ("Nobody died in the blast.", "died", "CT-", "happened"),
    ("No soldiers were killed.", "killed", "CT-", "happened"),
    ("Not a single soldier was killed.", "killed", "CT-", "happened"),
    ("Not one of the soldiers was killed.", "killed", "CT-", "happened"),
    ("Not even one soldier was killed.", "killed", "CT-", "happened"),
    ("The rebels killed not a single soldier.", "killed", "CT-", "happened"),
    ("Not one but two soldiers were killed.", "killed", "CT+", "happened"),
    ("The army failed to capture the town.", "capture", "CT-", "happened"),
    ("The army managed to capture the town.", "capture", "CT+", "happened"),
    ("The army was unable to capture the town.", "capture", "CT-", "happened"),
    ("The general refused to sign the order.", "sign", "CT-", "happened"),
    ("The rebels may have captured the town.", "captured", "PS+", "happened"),
    ("The rebels have reportedly captured the town.", "captured", "CT+", "happened"),  # hearsay is an attribution
    ("The reportedly stolen painting hangs in the hall.", "stolen", "Uu", "happened"),
    ("The rebels probably captured the town.", "captured", "PR+", "happened"),
    ("The army will leave the town on Friday.", "leave", "CT+", "predicted"),
    ("We will leave the town on Friday.", "leave", "CT+", "promised"),
    ("The army plans to leave the town.", "leave", "Uu", "planned"),
    ("The army promised to leave the town.", "leave", "Uu", "promised"),
    ("The villagers want to leave the town.", "leave", "Uu", "wished"),
    ("The mayor called for a withdrawal.", "withdrawal", "Uu", "demanded"),
    ("The mayor urged the army to leave the town.", "leave", "Uu", "demanded"),
    ("The troops must leave the town.", "leave", "Uu", "demanded"),
    ("If the rebels capture the town, thousands will flee.", "capture", "Uu", "conditional"),
    ("If the rebels capture the town, thousands will flee.", "flee", "Uu", "conditional"),
    ("The war will go on until the rebels withdraw.", "withdraw", "Uu", "conditional"),
    ("The strike would have killed hundreds.", "killed", "CT-", "happened"),
    ("Did the rebels capture the town?", "capture", "Uu", "happened"),
    ("The rebels are shelling the town.", "shelling", "CT+", "ongoing"),
    ("The rebels continue to shell the town.", "shell", "CT+", "ongoing"),
    ("The police prevented an attack on the station.", "attack", "CT-", "happened"),
    ("The guards tried to stop the crowd.", "stop", "Uu", "planned"),
    ("The decision was wrong.", "wrong", "CT+", "judged"),
    ("The minister said that the town had fallen.", "fallen", "CT+", "happened"),
    ("The minister denied that the town had fallen.", "fallen", "CT+", "happened"),
    ("The rebels did not fail to capture the town.", "capture", "CT+", "happened"),
    ("The rebels could not reach the town.", "reach", "CT-", "happened"),
    ("The alleged attack took place at night.", "attack", "Uu", "happened"),
    ("The rebels no longer control the town.", "control", "CT-", "happened"),
    ("The general declined to sign the order.", "sign", "CT-", "happened"),
    ("The general said they were pursuing the raiders.", "pursuing", "CT+", "happened"),
    ("No attacks were launched.", "attacks", "CT-", "happened"),
    ("The army left the town without a fight.", "fight", "CT-", "happened"),
    ("The miners would not leave the pit.", "leave", "CT-", "predicted"),
    ("The miners had to leave the pit.", "leave", "CT+", "happened"),
    ("The miners have to leave the pit.", "leave", "Uu", "demanded"),
    ("Stay away from the river.", "Stay", "Uu", "demanded"),
    ("Do not cross the river.", "cross", "Uu", "demanded"),
    ("The mayor said: “Stay away from the river.”", "Stay", "Uu", "demanded"),
    ("The mayor said the school would open and the pool would close.", "close", "CT+", "predicted"),
    ("Rumours that the prince would resign shook the palace.", "resign", "CT+", "predicted"),
    ("Had they known of it, the guards would have left.", "known", "CT-", "conditional"),
    ("Had they known of it, the guards would have left.", "left", "CT-", "conditional"),
    ("The crowd waited until the doors opened.", "opened", "CT+", "happened"),
    ("The crowd will wait until the doors open.", "open", "Uu", "conditional"),
    ("If it rains, he said, the match is off.", "said", "CT+", "happened"),
    ("It is unlikely that the mayor will resign.", "resign", "PR-", "predicted"),
    ("It is possible that the mayor has resigned.", "resigned", "PS+", "happened"),
    ("It is impossible that the mayor resigned.", "resigned", "CT-", "happened"),
    ("It seems that the dam has burst.", "burst", "PR+", "happened"),
    ("It is doubtful whether the mayor will resign.", "resign", "PR-", "predicted"),
    ("It was doubtful whether the wind would drop.", "drop", "PR-", "predicted"),
    ("The noise means that the dam has burst.", "burst", "CT+", "happened"),
    ("The guard pretended that the gate was locked.", "locked", "CT-", "happened"),
    ("The teacher told them that the school had closed.", "closed", "CT+", "happened"),
    ("The teacher told them that the school would close.", "close", "CT+", "predicted"),
    ("The prosecutor accused them of burning the barn.", "burning", "CT+", "happened"),
    ("The shares fell 8 per cent to close at 50 pence.", "close", "CT+", "happened"),
    ("Bank to open new branch", "open", "CT+", "predicted"),
    ("The inquiry stopped short of blaming the pilot.", "blaming", "CT-", "happened"),
    ("The bridge will bear two lorries and no more.", "bear", "CT+", "predicted"),
    ("The guards stopped the crowd from entering the hall.", "entering", "CT-", "happened"),
    ("The guards kept the crowd from entering the hall.", "entering", "CT-", "happened"),
    ("The navy blocked the delivery of the spare parts.", "delivery", "CT-", "happened"),
    ("The colonel is seeking guidance from the capital.", "guidance", "Uu", "planned"),
    ("The port stopped its tests.", "tests", "CT+", "happened"),
    ("The envoy wants to end the war.", "war", "CT+", "happened"),
    ("The army vowed to stop an invasion.", "invasion", "Uu", "promised"),
    ("The army plans to complete the capture of the town.", "capture", "Uu", "planned"),
    ("The union will win the vote by waiting.", "waiting", "CT+", "predicted"),
    ("The union won the vote by waiting.", "waiting", "CT+", "happened"),
    ("The party could win the vote by waiting.", "waiting", "CT+", "predicted"),
    ("The miners will leave before winter comes.", "comes", "CT+", "predicted"),
    ("The miners left before winter came.", "came", "CT+", "happened"),
    ("The storm may close the port.", "close", "PS+", "predicted"),
    ("The storm may have closed the port.", "closed", "PS+", "happened"),
    ("The storm could not close the port.", "close", "CT-", "happened"),
    ("The envoy is to visit the camp on Friday.", "visit", "Uu", "planned"),
    ("The aim was to stop the smugglers.", "stop", "Uu", "planned"),
    ("The crew were too afraid to stay.", "stay", "CT-", "happened"),
    ("The council has the power of closing the school.", "closing", "Uu", "happened"),
    ("The mayor persuaded the miners to leave the pit.", "leave", "CT+", "happened"),
    ("The mayor challenged the miners to leave the pit.", "leave", "Uu", "demanded"),
    ("The chief denied the charge of taking money.", "taking", "Uu", "happened"),
]


@pytest.mark.parametrize("text, word, factuality, status", TABLE)
def test_weight(text: str, word: str, factuality: str, status: str, annotated: Callable[[str], Doc]) -> None:
    doc = annotated(text)
    token = next(token.i for token in doc if token.text == word)
    found = weigh(doc).get(token)
    assert found is not None, f"{word!r} is not weighed"
    assert (found.factuality, found.status) == (factuality, status)
