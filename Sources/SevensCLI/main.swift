import SevensAnalysis
print(1)
