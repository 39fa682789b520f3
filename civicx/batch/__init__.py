"""Runs over many documents: several processes, restartable, every input accounted for.

``inputs`` lists sources and reads them into units; ``pool`` has ``worker`` processes work on them and gives the outcomes in
input order; ``store`` keeps the output folder; ``progress`` shows how far the run is; ``run`` puts them together.
"""
